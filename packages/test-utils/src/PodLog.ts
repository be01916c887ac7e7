import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { kubectl } from './kubectl';

/** A line of a log; said on stdout and now, unless it tells otherwise. */
export interface LogLine {
  text: string;
  stream?: 'stdout' | 'stderr';
  time?: Date;
}

/** Which pod's log a test writes. */
export interface PodLogTarget {
  cluster: 'dev' | 'prod';
  namespace: string;
  pod: string;
}

/**
 * What a simulated pod of the sandbox says, in the place of what all say. The
 * pod may be created before or after.
 */
export class PodLog {
  readonly #target: PodLogTarget;
  readonly #folder: string;

  private constructor(target: PodLogTarget, folder: string) {
    this.#target = target;
    this.#folder = folder;
  }

  /**
   * Makes empty logs, one for each container. A container that is not named has
   * the log of the first.
   */
  static async create(
    target: PodLogTarget,
    containers: readonly [string, ...string[]] = ['main'],
  ): Promise<PodLog> {
    const folder = mkdtempSync(join(tmpdir(), 'mooring-pod-log-'));
    const log = new PodLog(target, folder);
    for (const container of containers) {
      writeFileSync(log.#file(container, 'now'), '');
      writeFileSync(log.#file(container, 'previous'), '');
    }
    const files = (container: string) => ({
      logsFile: log.#file(container, 'now'),
      previousLogsFile: log.#file(container, 'previous'),
    });
    const { cluster, namespace, pod: name } = target;
    await kubectl(cluster, ['apply', '-f', '-'], {
      apiVersion: 'kwok.x-k8s.io/v1alpha1',
      kind: 'Logs',
      metadata: { name, namespace },
      spec: {
        logs: [
          files(containers[0]),
          ...containers.map(container => ({
            ...files(container),
            containers: [container],
          })),
        ],
      },
    });
    return log;
  }

  /** Says something in a container; followers have it at once. */
  append(
    lines: readonly (string | LogLine)[],
    options: { container?: string; previous?: boolean } = {},
  ): void {
    const { container = 'main', previous = false } = options;
    const entries = lines
      .map(line => (typeof line === 'string' ? { text: line } : line))
      .map(
        ({ text, stream = 'stdout', time = new Date() }: LogLine) =>
          `${time.toISOString()} ${stream} F ${text}\n`,
      );
    const file = this.#file(container, previous ? 'previous' : 'now');
    appendFileSync(file, entries.join(''));
  }

  /** Gives the pod the log again that all have. */
  async remove(): Promise<void> {
    const { cluster, namespace, pod } = this.#target;
    const args = ['delete', 'logs.kwok.x-k8s.io', pod, '-n', namespace];
    await kubectl(cluster, args);
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #file(container: string, run: 'now' | 'previous'): string {
    return join(this.#folder, `${container}.${run}.log`);
  }
}
