import type { ClusterHealth } from '../types';

/** Makes one health out of that of several parts. */
export class HealthTracker {
  readonly #cluster: string;
  readonly #onChange: (before: ClusterHealth, now: ClusterHealth) => void;
  readonly #waiting: Set<string>;
  readonly #faults = new Map<string, string>();
  #lastGood: Date | undefined;

  /** @param parts - all of which must be well for the cluster to be synced */
  constructor(
    cluster: string,
    parts: string[],
    onChange: (before: ClusterHealth, now: ClusterHealth) => void,
  ) {
    this.#cluster = cluster;
    this.#waiting = new Set(parts);
    this.#onChange = onChange;
  }

  /** What a part found out about itself. */
  report(part: string, error: Error | undefined): void {
    const before = this.health();
    if (error) {
      this.#faults.set(part, error.message);
    } else {
      this.#waiting.delete(part);
      this.#faults.delete(part);
    }
    const now = this.health();
    if (now.state === 'synced' && before.state !== 'synced') {
      this.#lastGood = new Date();
    }
    if (now.state !== before.state || now.error !== before.error) {
      this.#onChange(before, now);
    }
  }

  /** Proof that the facts were right at a time, if all parts were well since. */
  confirm(at: Date): void {
    if (this.health().state === 'synced') {
      this.#lastGood = at;
    }
  }

  health(): ClusterHealth {
    const [error] = this.#faults.values();
    const good = this.#waiting.size === 0 && error === undefined;
    const asOf = good ? new Date() : this.#lastGood;
    return {
      cluster: this.#cluster,
      state: stateOf(good, error),
      asOf: asOf?.toISOString(),
      error,
    };
  }
}

function stateOf(
  good: boolean,
  error: string | undefined,
): ClusterHealth['state'] {
  if (good) {
    return 'synced';
  }
  return error === undefined ? 'init' : 'stale';
}
