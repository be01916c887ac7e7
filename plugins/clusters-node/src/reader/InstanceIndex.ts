import { isDeepStrictEqual } from 'node:util';
import { LABEL_ENVIRONMENT, LABEL_SERVICE } from '@mooring/common';
import type { DeploymentSummary, PodSummary } from '../types';

/** What is cached of each kind, by the kind's plural name. */
export interface Summaries {
  pods: PodSummary;
  deployments: DeploymentSummary;
}

/** What an index needs to know to place a summary. */
type Placed = Pick<PodSummary, 'uid' | 'namespace' | 'labels'>;

/** Where a reflector puts what it sees of one kind. */
export interface SummarySink<TSummary extends Placed> {
  upsert(summary: TSummary): void;
  remove(uid: string): void;
  /** All at once: what is not among the summaries is gone. */
  replace(summaries: TSummary[]): void;
}

/** Everything cached of one instance. */
export interface Bucket {
  version: number;
  summaries: { [K in keyof Summaries]: Map<string, Summaries[K]> };
}

/** The key of a bucket; undefined for labels that name no instance. */
export function bucketKey(
  namespace: string,
  labels: Readonly<Record<string, string>>,
): string | undefined {
  const service = labels[LABEL_SERVICE];
  const environment = labels[LABEL_ENVIRONMENT];
  return service && environment
    ? [namespace, service, environment].join('/')
    : undefined;
}

/** The summaries of one cluster by namespace, service and environment. */
export class InstanceIndex {
  /**
   * A bucket that became empty stays: its version must not start again, and
   * there is one for each instance that the process has ever seen.
   */
  readonly #buckets = new Map<string, Bucket>();
  readonly #nextVersion: () => number;
  readonly #onChange: (key: string) => void;

  /**
   * @param nextVersion - grows with each call
   * @param onChange - called after each change of a bucket
   */
  constructor(nextVersion: () => number, onChange: (key: string) => void) {
    this.#nextVersion = nextVersion;
    this.#onChange = onChange;
  }

  bucket(key: string): Readonly<Bucket> | undefined {
    return this.#buckets.get(key);
  }

  /** The way in for one kind. */
  sink<K extends keyof Summaries>(kind: K): SummarySink<Summaries[K]> {
    const places = new Map<string, string>();

    const remove = (uid: string): string | undefined => {
      const key = places.get(uid);
      places.delete(uid);
      return key !== undefined &&
        this.#buckets.get(key)?.summaries[kind].delete(uid)
        ? key
        : undefined;
    };

    const upsert = (summary: Summaries[K]): (string | undefined)[] => {
      const key = bucketKey(summary.namespace, summary.labels);
      const moved =
        places.get(summary.uid) === key ? undefined : remove(summary.uid);
      if (key === undefined) {
        return [moved];
      }
      const summaries = this.#ensure(key).summaries[kind];
      if (isDeepStrictEqual(summaries.get(summary.uid), summary)) {
        return [];
      }
      summaries.set(summary.uid, summary);
      places.set(summary.uid, key);
      return [moved, key];
    };

    return {
      upsert: summary => this.#changed(upsert(summary)),
      remove: uid => this.#changed([remove(uid)]),
      replace: summaries => {
        const listed = new Set(summaries.map(summary => summary.uid));
        const gone = [...places.keys()].filter(uid => !listed.has(uid));
        this.#changed([...gone.map(remove), ...summaries.flatMap(upsert)]);
      },
    };
  }

  #ensure(key: string): Bucket {
    let bucket = this.#buckets.get(key);
    if (!bucket) {
      bucket = {
        version: 0,
        summaries: { pods: new Map(), deployments: new Map() },
      };
      this.#buckets.set(key, bucket);
    }
    return bucket;
  }

  #changed(keys: (string | undefined)[]): void {
    for (const key of new Set(keys)) {
      if (key !== undefined) {
        this.#ensure(key).version = this.#nextVersion();
        this.#onChange(key);
      }
    }
  }
}
