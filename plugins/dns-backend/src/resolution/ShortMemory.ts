/**
 * Remembers answers for a moment, and questions under way, so that many who ask
 * the same cost one question.
 */
export class ShortMemory<T> {
  readonly #entries = new Map<string, { value: Promise<T>; until: number }>();
  readonly #forMs: number;

  constructor(options: { forMs: number }) {
    this.#forMs = options.forMs;
  }

  get(key: string, ask: () => Promise<T>): Promise<T> {
    const now = Date.now();
    const known = this.#entries.get(key);
    if (known && known.until > now) {
      return known.value;
    }
    this.#forgetOld(now);
    const entry = { value: ask(), until: Infinity };
    this.#entries.set(key, entry);
    const settle = () => {
      entry.until = Date.now() + this.#forMs;
    };
    entry.value.then(settle, settle);
    return entry.value;
  }

  #forgetOld(now: number): void {
    for (const [key, { until }] of this.#entries) {
      if (until <= now) {
        this.#entries.delete(key);
      }
    }
  }
}
