/** Lets only so many work at the same time; the others wait in order. */
export class Slots {
  readonly #slots: number;
  readonly #onIdle: () => void;
  #free: number;
  readonly #waiting = new Set<() => void>();

  /** @param onIdle - called when nobody works any more */
  constructor(slots: number, onIdle: () => void = () => {}) {
    this.#slots = slots;
    this.#onIdle = onIdle;
    this.#free = slots;
  }

  /** Resolves with what gives the slot back. */
  async take(signal: AbortSignal): Promise<() => void> {
    signal.throwIfAborted();
    if (this.#free > 0) {
      this.#free -= 1;
    } else {
      await this.#wait(signal);
    }
    let taken = true;
    return () => {
      if (taken) {
        taken = false;
        this.#giveBack();
      }
    };
  }

  #wait(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.add(resolve);
      const abort = () => {
        if (this.#waiting.delete(resolve)) {
          reject(signal.reason);
        }
      };
      signal.addEventListener('abort', abort, { once: true });
    });
  }

  #giveBack(): void {
    const [next] = this.#waiting;
    if (next) {
      this.#waiting.delete(next);
      next();
    } else {
      this.#free += 1;
      if (this.#free === this.#slots) {
        this.#onIdle();
      }
    }
  }
}
