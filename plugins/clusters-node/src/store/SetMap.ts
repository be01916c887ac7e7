import { added, removed, valuesOf, type SmallSet } from './SmallSet';

/** Sets by key; a set that becomes empty is forgotten. */
export class SetMap<TKey, TValue extends object> {
  readonly #sets = new Map<TKey, SmallSet<TValue>>();

  /** @param value - one that is not there yet */
  add(key: TKey, value: TValue): void {
    const before = this.#sets.get(key);
    const now = added(before, value);
    if (now !== before) {
      this.#sets.set(key, now);
    }
  }

  delete(key: TKey, value: TValue): void {
    const before = this.#sets.get(key);
    const now = removed(before, value);
    if (now === undefined) {
      this.#sets.delete(key);
    } else if (now !== before) {
      this.#sets.set(key, now);
    }
  }

  get(key: TKey): Iterable<TValue> {
    return valuesOf(this.#sets.get(key));
  }

  keys(): Iterable<TKey> {
    return this.#sets.keys();
  }
}
