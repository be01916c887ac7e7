import { RecentMap } from '@mooring/node';

const LIFE_MS = 30_000;
const MAX_ENTRIES = 1_000;

/** Keeps answers for a moment, so that a form may ask with every key. */
export class AnswerCache<T> {
  readonly #answers = new RecentMap<string, { value: T; until: number }>(
    MAX_ENTRIES,
  );
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /**
   * The kept answer, or a new one. Failures are not kept; nor is `undefined`:
   * what is pushed now is there now.
   */
  async get(
    key: string,
    ask: () => Promise<T | undefined>,
  ): Promise<T | undefined> {
    const kept = this.#answers.get(key);
    if (kept && kept.until > this.#now()) {
      return kept.value;
    }
    const value = await ask();
    this.#answers.delete(key);
    if (value !== undefined) {
      this.#answers.set(key, { value, until: this.#now() + LIFE_MS });
    }
    return value;
  }
}
