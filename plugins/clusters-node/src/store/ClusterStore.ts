import {
  KINDS,
  SUMMARY_KINDS,
  type AnyRow,
  type Rows,
} from '../summaries/kinds';
import type { PodRow } from '../summaries/podSummary';
import type { SummaryKind, WarningSummary } from '../summaries/types';
import { CellIndex } from './CellIndex';
import { NameIndex } from './NameIndex';
import { sameRow } from './sameRow';
import { SetMap } from './SetMap';
import { WarningCap } from './WarningCap';

/** The kinds that are found by what controls them. */
const OWNED = ['pods', 'replicasets', 'jobs'] as const;

/** See {@link ClusterStore.ownedBy}. */
export type OwnedKind = (typeof OWNED)[number];

/** Who wants to know of changes, called while both ends of a relation stand. */
export interface StoreObserver {
  /** A row is about to go, has just come, or both in this order. */
  onRow(kind: SummaryKind, row: AnyRow): void;
  onPod(before: PodRow | undefined, after: PodRow | undefined): void;
}

const KIND_OF_OBJECT = new Map(
  SUMMARY_KINDS.map(kind => [KINDS[kind].objectKind, kind]),
);

/** All rows of one cluster and the ways from one to another. */
export class ClusterStore {
  readonly cells = new CellIndex();
  readonly names = new NameIndex();
  readonly #rows = Object.fromEntries(
    SUMMARY_KINDS.map(kind => [kind, new Map()]),
  ) as unknown as { [K in SummaryKind]: Map<string, Rows[K]> };
  readonly #owned = Object.fromEntries(
    OWNED.map(kind => [kind, new SetMap()]),
  ) as unknown as { [K in OwnedKind]: SetMap<string, Rows[K]> };
  readonly #about = new SetMap<string, WarningSummary>();
  readonly #onNode = new SetMap<string, PodRow>();
  readonly #warningCap = new WarningCap();
  readonly #observer: StoreObserver;

  constructor(observer: StoreObserver) {
    this.#observer = observer;
  }

  rows<K extends SummaryKind>(kind: K): ReadonlyMap<string, Rows[K]> {
    return this.#rows[kind];
  }

  /** The row of an object as owners and events name it. */
  find(
    objectKind: string,
    uid: string,
  ): { kind: SummaryKind; row: AnyRow } | undefined {
    const kind = KIND_OF_OBJECT.get(objectKind);
    const row = kind && this.#rows[kind].get(uid);
    return row && { kind, row };
  }

  ownedBy<K extends OwnedKind>(kind: K, uid: string): Iterable<Rows[K]> {
    return this.#owned[kind].get(uid);
  }

  warningsAbout(uid: string): Iterable<WarningSummary> {
    return this.#about.get(uid);
  }

  /** Those that take something of the node: not what has ended. */
  podsOn(node: string): Iterable<PodRow> {
    return this.#onNode.get(node);
  }

  nodesWithPods(): Iterable<string> {
    return this.#onNode.keys();
  }

  upsert<K extends SummaryKind>(kind: K, row: Rows[K]): void {
    const rows: Map<string, AnyRow> = this.#rows[kind];
    const before = rows.get(row.uid);
    if (before && sameRow(before, row)) {
      return;
    }
    if (before) {
      // A pod is reached by its labels and owner alone: telling once will do.
      if (
        kind !== 'pods' ||
        before.labels !== row.labels ||
        before.owner !== row.owner
      ) {
        this.#observer.onRow(kind, before);
      }
      this.#unlink(kind, before);
    }
    rows.set(row.uid, row);
    this.#link(kind, row);
    this.#observer.onRow(kind, row);
    this.#tellPod(kind, before, row);
  }

  remove(kind: SummaryKind, uid: string): void {
    const rows: Map<string, AnyRow> = this.#rows[kind];
    const row = rows.get(uid);
    if (row) {
      this.#observer.onRow(kind, row);
      this.#unlink(kind, row);
      rows.delete(uid);
      this.#tellPod(kind, row, undefined);
    }
  }

  #tellPod(
    kind: SummaryKind,
    before: AnyRow | undefined,
    after: AnyRow | undefined,
  ): void {
    if (kind === 'pods') {
      this.#observer.onPod(
        before as PodRow | undefined,
        after as PodRow | undefined,
      );
    }
  }

  #link(kind: SummaryKind, row: AnyRow): void {
    if (kind === 'events') {
      const warning = row as WarningSummary;
      this.#about.add(warning.about.uid, warning);
      const tooMany = this.#warningCap.add(warning);
      if (tooMany !== undefined) {
        this.remove('events', tooMany);
      }
      return;
    }
    this.names.add(kind, row);
    if (kind === 'nodes' || kind === 'namespaces') {
      return;
    }
    this.cells.add(kind, row);
    if (row.owner && isOwned(kind)) {
      (this.#owned[kind] as SetMap<string, AnyRow>).add(row.owner.uid, row);
    }
    const node = kind === 'pods' && nodeOf(row as PodRow);
    if (node) {
      this.#onNode.add(node, row as PodRow);
    }
  }

  #unlink(kind: SummaryKind, row: AnyRow): void {
    if (kind === 'events') {
      const warning = row as WarningSummary;
      this.#about.delete(warning.about.uid, warning);
      this.#warningCap.delete(warning);
      return;
    }
    this.names.delete(kind, row);
    if (kind === 'nodes' || kind === 'namespaces') {
      return;
    }
    this.cells.delete(kind, row);
    if (row.owner && isOwned(kind)) {
      (this.#owned[kind] as SetMap<string, AnyRow>).delete(row.owner.uid, row);
    }
    const node = kind === 'pods' && nodeOf(row as PodRow);
    if (node) {
      this.#onNode.delete(node, row as PodRow);
    }
  }
}

function isOwned(kind: SummaryKind): kind is OwnedKind {
  return (OWNED as readonly string[]).includes(kind);
}

function nodeOf({ node, ended }: PodRow): string | undefined {
  return ended ? undefined : node;
}
