const BASE_MS = 250;
const CAP_MS = 15_000;

/** Exponential waiting with full jitter, so that many do not come back together. */
export class Backoff {
  #failures = 0;

  /** @param atLeastMs - what the server asked for */
  next(atLeastMs: number = 0): number {
    const ceiling = Math.min(CAP_MS, BASE_MS * 2 ** this.#failures);
    this.#failures += 1;
    return atLeastMs + Math.random() * ceiling;
  }

  reset(): void {
    this.#failures = 0;
  }
}
