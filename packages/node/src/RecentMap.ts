/** A map that keeps only what was set last. */
export class RecentMap<K, V> {
  readonly #entries = new Map<K, V>();

  /** @param most - how many entries are kept */
  constructor(private readonly most: number) {}

  get(key: K): V | undefined {
    return this.#entries.get(key);
  }

  set(key: K, value: V): void {
    this.#entries.delete(key);
    this.#entries.set(key, value);
    const oldest = this.#entries.keys().next();
    if (this.#entries.size > this.most && !oldest.done) {
      this.#entries.delete(oldest.value);
    }
  }

  delete(key: K): void {
    this.#entries.delete(key);
  }
}
