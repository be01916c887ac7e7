import type { Release } from '../../domain/Release';

const MOST = 256;

/**
 * Releases that were read a moment ago. A release never changes, and an operation
 * of many instances is read again for each round of its steps.
 */
export class KeptReleases {
  readonly #kept = new Map<string, Release>();

  add(instanceId: string, release: Release): void {
    const key = keyOf(instanceId, release);
    this.#kept.delete(key);
    this.#kept.set(key, release);
    const oldest = this.#kept.keys().next();
    if (this.#kept.size > MOST && !oldest.done) {
      this.#kept.delete(oldest.value);
    }
  }

  /** Undefined: not kept, or another one by this number. */
  get(
    instanceId: string,
    release: Pick<Release, 'number' | 'hash'>,
  ): Release | undefined {
    return this.#kept.get(keyOf(instanceId, release));
  }
}

function keyOf(
  instanceId: string,
  { number, hash }: Pick<Release, 'number' | 'hash'>,
): string {
  return `${instanceId} ${number} ${hash}`;
}
