/** Answers that are good for a while; those who ask meanwhile share one call. */
export class ShortMemory<T> {
  readonly #answers = new Map<string, { answer: Promise<T>; until: number }>();
  readonly #keepMs: number;

  constructor(keepMs: number) {
    this.#keepMs = keepMs;
  }

  get(key: string, ask: () => Promise<T>): Promise<T> {
    const now = Date.now();
    const known = this.#answers.get(key);
    if (known && known.until > now) {
      return known.answer;
    }
    for (const [other, { until }] of this.#answers) {
      if (until <= now) {
        this.#answers.delete(other);
      }
    }
    const entry = { answer: ask(), until: now + this.#keepMs };
    this.#answers.set(key, entry);
    // A failure is shared, not remembered.
    entry.answer.catch(() => {
      if (this.#answers.get(key) === entry) {
        this.#answers.delete(key);
      }
    });
    return entry.answer;
  }
}
