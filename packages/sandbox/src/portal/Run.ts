import { rmSync } from 'node:fs';
import { startTime } from '../processes/processTable.ts';
import type { StateFolder } from '../state/StateFolder.ts';

const fileName = 'run.json';

interface RunFile {
  pid: number;
  startTime: string | undefined;
  /** The components that this run has started and will stop. */
  started: string[];
}

/**
 * What one `start` has started. It is written down, so that the next `start`
 * stops at its end what a killed one has left running.
 */
export class Run {
  readonly #folder: StateFolder;
  #started: string[] = [];

  constructor(folder: StateFolder) {
    this.#folder = folder;
  }

  /** The components to stop at the end. */
  get started(): readonly string[] {
    return this.#started;
  }

  /** Takes over from a killed run; refuses while another one goes on. */
  begin(): void {
    const last = this.#folder.readJson<RunFile | undefined>(
      fileName,
      undefined,
    );
    if (
      last &&
      startTime(last.pid) === last.startTime &&
      last.startTime !== undefined
    ) {
      throw new Error(
        `This sandbox's portal is running already, started by process ${last.pid}`,
      );
    }
    this.#started = last?.started ?? [];
    this.#save();
  }

  /** Notes components that are about to be started. */
  note(names: readonly string[]): void {
    this.#started = [...new Set([...this.#started, ...names])];
    this.#save();
  }

  /** Everything is stopped. */
  end(): void {
    rmSync(this.#folder.path(fileName), { force: true });
  }

  #save(): void {
    const { pid } = process;
    const file: RunFile = {
      pid,
      startTime: startTime(pid),
      started: this.#started,
    };
    this.#folder.writeJson(fileName, file);
  }
}
