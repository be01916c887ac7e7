/** How many values a generation holds. */
const SIZE = 10_000;

/**
 * Values by key, of which those are forgotten that nobody asked for during a
 * whole generation.
 */
export class Generations<TKey, TValue> {
  #young = new Map<TKey, TValue>();
  #old = new Map<TKey, TValue>();

  get(key: TKey): TValue | undefined {
    const young = this.#young.get(key);
    if (young !== undefined) {
      return young;
    }
    const old = this.#old.get(key);
    if (old !== undefined) {
      this.set(key, old);
    }
    return old;
  }

  set(key: TKey, value: TValue): void {
    if (this.#young.size >= SIZE) {
      this.#old = this.#young;
      this.#young = new Map();
    }
    this.#young.set(key, value);
  }
}
