import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { BenchCluster } from './BenchCluster.ts';

/** `kubectl get -w` on one pod. */
export class KubectlWatch {
  readonly #child;
  #wait: ((line: string, at: number) => void) | undefined;

  /** Begins to watch the restarts of a pod that has none yet. */
  static async start(
    cluster: BenchCluster,
    namespace: string,
    pod: string,
  ): Promise<KubectlWatch> {
    const watch = new KubectlWatch(cluster, namespace, pod);
    // It prints what is there first.
    await watch.next(0);
    return watch;
  }

  private constructor(
    { kubectl }: BenchCluster,
    namespace: string,
    pod: string,
  ) {
    const restarts = '.status.containerStatuses[0].restartCount';
    this.#child = spawn(
      kubectl.path,
      [
        ...['--kubeconfig', kubectl.kubeconfig, 'get', 'pod', pod, '-w'],
        ...['-n', namespace, '--no-headers'],
        ...['-o', `custom-columns=RESTARTS:${restarts}`],
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    createInterface({ input: this.#child.stdout }).on('line', line =>
      this.#wait?.(line, performance.now()),
    );
  }

  /** When it prints this number. */
  next(restarts: number): Promise<number> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`kubectl does not show ${restarts} restarts`)),
        20_000,
      );
      this.#wait = (line, at) => {
        if (Number(line) !== restarts) return;
        clearTimeout(timer);
        resolve(at);
      };
    });
  }

  stop(): void {
    this.#child.kill();
  }
}
