import type { LogEntry } from '@mooring/backstage-plugin-paas-common';

const MAX_SIZE = 64 * 1024;

/** Lines on their way from many logs to one reader. Who brings more than fits waits. */
export class LineQueue {
  readonly #signal: AbortSignal;
  #entries: LogEntry[] = [];
  #size = 0;
  #wakeReader: () => void = () => {};
  #wakeWriters: (() => void)[] = [];

  /** @param signal - lets go all who wait */
  constructor(signal: AbortSignal) {
    this.#signal = signal;
    signal.addEventListener('abort', () => this.#release());
  }

  /** Puts a line in and waits until there is room for the next. */
  async push(entry: LogEntry): Promise<void> {
    this.#entries.push(entry);
    this.#size += sizeOf(entry);
    this.#wakeReader();
    if (this.#size > MAX_SIZE && !this.#signal.aborted) {
      await new Promise<void>(resolve => this.#wakeWriters.push(resolve));
    }
  }

  /** All that is there, at least one line; none once the signal has stopped it. */
  async take(): Promise<LogEntry[]> {
    if (this.#entries.length === 0 && !this.#signal.aborted) {
      await new Promise<void>(resolve => {
        this.#wakeReader = resolve;
      });
    }
    const taken = this.#entries;
    this.#entries = [];
    this.#size = 0;
    this.#release();
    return taken;
  }

  #release(): void {
    const waiting = [this.#wakeReader, ...this.#wakeWriters];
    this.#wakeWriters = [];
    waiting.forEach(wake => wake());
  }
}

/** About how many bytes a line takes on its way. */
export function sizeOf(entry: LogEntry): number {
  return 100 + ('text' in entry ? entry.text.length : entry.note.length);
}
