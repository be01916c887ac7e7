import type { ClusterHealth, KindHealth } from '../readerTypes';

/** Makes one health out of that of the kinds and of the way to the cluster. */
export class HealthTracker {
  readonly #cluster: string;
  readonly #kinds: () => KindHealth[];
  readonly #onChange: (before: ClusterHealth, now: ClusterHealth) => void;
  #probe: { answered: boolean; error: string | undefined } = {
    answered: false,
    error: undefined,
  };
  #known: Omit<ClusterHealth, 'asOf'>;
  #lastGood: number | undefined;
  readonly #startedAt = Date.now();

  /** @param kinds - the health of every kind, now */
  constructor(
    cluster: string,
    kinds: () => KindHealth[],
    onChange: (before: ClusterHealth, now: ClusterHealth) => void,
  ) {
    this.#cluster = cluster;
    this.#kinds = kinds;
    this.#onChange = onChange;
    this.#known = { cluster, state: 'init', error: undefined, refused: [] };
  }

  /** Some kind is not as it was. */
  kindsChanged(): void {
    this.#update();
  }

  /** The cluster answered, or did not. */
  probed(error: Error | undefined): void {
    this.#probe = {
      answered: this.#probe.answered || error === undefined,
      error: error?.message,
    };
    this.#update();
  }

  /** Proof that the facts were right at a time, if all was well since. */
  confirm(at: number): void {
    if (this.#known.state === 'synced') {
      this.#lastGood = at;
    }
  }

  health(): ClusterHealth {
    const { cluster, state, error, refused } = this.#known;
    const asOf = state === 'synced' ? Date.now() : this.#lastGood;
    return {
      cluster,
      state,
      asOf: asOf === undefined ? undefined : new Date(asOf).toISOString(),
      error,
      refused,
    };
  }

  /** Seconds since the facts were last proven to be right, or since the beginning. */
  stalenessSeconds(): number {
    return (Date.now() - (this.#lastGood ?? this.#startedAt)) / 1_000;
  }

  #update(): void {
    const before = this.health();
    this.#known = this.#judge();
    const { state, error, refused } = this.#known;
    if (state === 'synced' && before.state !== 'synced') {
      this.#lastGood = Date.now();
    }
    if (
      state !== before.state ||
      error !== before.error ||
      refused.join() !== before.refused.join()
    ) {
      this.#onChange(before, this.health());
    }
  }

  #judge(): Omit<ClusterHealth, 'asOf'> {
    const kinds = this.#kinds();
    const refused = kinds
      .filter(({ state }) => state === 'refused')
      .map(({ kind }) => kind);
    const read = kinds.filter(({ state }) => state !== 'refused');
    // Where nothing at all may be read, nothing is right either.
    const error =
      this.#probe.error ??
      (read.length > 0 ? read : kinds).find(kind => kind.error !== undefined)
        ?.error;
    const good =
      this.#probe.answered &&
      error === undefined &&
      read.every(({ state }) => state === 'synced');
    return {
      cluster: this.#cluster,
      state: good ? 'synced' : this.#withoutProof(error),
      error,
      refused,
    };
  }

  #withoutProof(error: string | undefined): 'init' | 'stale' {
    return error === undefined && this.#lastGood === undefined
      ? 'init'
      : 'stale';
  }
}
