/** What all readers of a process together may take of one turn of the event loop. */
const BUDGET_MS = 4;

/**
 * Shares the event loop between readers that have much to parse and everything
 * else that the process does.
 */
export class Pacer {
  #turnEndsAt = 0;
  #waiting: (() => void)[] = [];

  /** Whether it is time to wait for {@link Pacer.turn}. */
  isDue(): boolean {
    return performance.now() >= this.#turnEndsAt;
  }

  /** Resolves when the caller may go on: one reader after the other, one a turn. */
  turn(): Promise<void> {
    return new Promise(resolve => {
      if (this.#waiting.length === 0) {
        setImmediate(() => this.#next());
      }
      this.#waiting.push(resolve);
    });
  }

  #next(): void {
    this.#turnEndsAt = performance.now() + BUDGET_MS;
    this.#waiting.shift()?.();
    if (this.#waiting.length > 0) {
      setImmediate(() => this.#next());
    }
  }
}
