import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { QuarantinedObject } from '../readerTypes';
import type { ClusterStore } from '../store/ClusterStore';
import { sameRow } from '../store/sameRow';
import type { Interner } from '../summaries/Interner';
import { KINDS, type Rows } from '../summaries/kinds';
import type { RawObject } from '../summaries/objectSummary';
import type { SummaryKind } from '../summaries/types';
import type { Pacer } from './Pacer';
import { Staging } from './Staging';

/** What a table needs. */
export interface KindTableOptions {
  cluster: string;
  store: ClusterStore;
  interner: Interner;
  pacer: Pacer;
  logger: LoggerService;
}

/**
 * Puts objects of one kind into the store as rows. One that cannot be read is
 * set aside, so that it keeps nobody from seeing the others.
 */
export class KindTable<K extends SummaryKind> {
  readonly kind: K;
  readonly #options: KindTableOptions;
  #broken = new Map<string, QuarantinedObject>();

  constructor(kind: K, options: KindTableOptions) {
    this.kind = kind;
    this.#options = options;
  }

  get size(): number {
    return this.#options.store.rows(this.kind).size;
  }

  quarantined(): QuarantinedObject[] {
    return [...this.#broken.values()];
  }

  /** Returns the row, or undefined if the object cannot be read. */
  put(object: RawObject): Rows[K] | undefined {
    const { store } = this.#options;
    const row = this.#read(object, this.#broken);
    if (row) {
      this.#broken.delete(row.uid);
      store.upsert(this.kind, row);
    } else {
      // What it was before is no longer true.
      store.remove(this.kind, keyOf(object));
    }
    return row;
  }

  remove(object: RawObject): void {
    const uid = keyOf(object);
    this.#broken.delete(uid);
    this.#options.store.remove(this.kind, uid);
  }

  /** The same as {@link KindTable.put} for a list that is not complete yet. */
  stage(object: RawObject, staging: Staging<Rows[K]>): void {
    const row = this.#read(object, staging.broken);
    if (row) {
      staging.rows.set(row.uid, row);
      staging.broken.delete(row.uid);
    }
  }

  unstage(object: RawObject, staging: Staging<Rows[K]>): void {
    staging.rows.delete(keyOf(object));
    staging.broken.delete(keyOf(object));
  }

  /** Makes the complete list what is true. Few differences appear all at once. */
  async commit(
    { rows, broken }: Staging<Rows[K]>,
    signal: AbortSignal,
  ): Promise<void> {
    const { store } = this.#options;
    const known = store.rows(this.kind);
    const changed: Rows[K][] = [];
    for (const row of rows.values()) {
      const before = known.get(row.uid);
      if (!before || !sameRow(before, row)) {
        changed.push(row);
      }
      await this.#breathe(signal);
    }
    const gone: string[] = [];
    for (const uid of known.keys()) {
      if (!rows.has(uid)) {
        gone.push(uid);
      }
    }
    // What is new comes first: nothing is missing in between.
    for (const row of changed) {
      store.upsert(this.kind, row);
      await this.#breathe(signal);
    }
    for (const uid of gone) {
      store.remove(this.kind, uid);
      await this.#breathe(signal);
    }
    this.#broken = broken;
    // Whoever goes on with the watch still holds it.
    rows.clear();
  }

  /** Forgets all at once. */
  clear(): void {
    for (const uid of [...this.#options.store.rows(this.kind).keys()]) {
      this.#options.store.remove(this.kind, uid);
    }
    this.#broken.clear();
  }

  async #breathe(signal: AbortSignal): Promise<void> {
    if (this.#options.pacer.isDue()) {
      await this.#options.pacer.turn();
      signal.throwIfAborted();
    }
  }

  #read(
    object: RawObject,
    broken: Map<string, QuarantinedObject>,
  ): Rows[K] | undefined {
    try {
      return KINDS[this.kind].summarise(object, this.#options.interner);
    } catch (thrown) {
      this.#setAside(object, toError(thrown), broken);
      return undefined;
    }
  }

  #setAside(
    object: RawObject,
    error: Error,
    broken: Map<string, QuarantinedObject>,
  ): void {
    const { namespace = '', name = '', uid = '' } = object.metadata ?? {};
    const key = keyOf(object);
    const before = this.#broken.get(key) ?? broken.get(key);
    broken.set(key, {
      kind: this.kind,
      namespace,
      name,
      uid,
      error: error.message,
      since: before?.since ?? Date.now(),
    });
    if (before?.error !== error.message) {
      const { cluster, logger } = this.#options;
      logger.warn(
        `Left out ${this.kind} ${namespace}/${name} of cluster ${cluster}, which cannot be read`,
        error,
      );
    }
  }
}

function keyOf({ metadata }: RawObject): string {
  return metadata?.uid ?? `${metadata?.namespace}/${metadata?.name}`;
}
