import type { LoggerService } from '@backstage/backend-plugin-api';
import type { PodRow } from '../summaries/podSummary';
import { AffectedSelections } from './AffectedSelections';
import { ClusterStore } from './ClusterStore';
import { joinFacts, type FactLists } from './joinFacts';
import { SelectionRegistry } from './SelectionRegistry';
import type { Selection } from './selects';

/** What views need. */
export interface SelectionViewsOptions {
  logger: LoggerService;
  /** Grows with each call. */
  nextVersion(): number;
  onPod(before: PodRow | undefined, after: PodRow | undefined): void;
}

/** The rows of one cluster as those see them who look at selections. */
export class SelectionViews {
  readonly store: ClusterStore;
  readonly #options: SelectionViewsOptions;
  readonly #selections: SelectionRegistry;
  readonly #affected: AffectedSelections;

  constructor(options: SelectionViewsOptions) {
    this.#options = options;
    this.#selections = new SelectionRegistry(options.logger);
    this.store = new ClusterStore({
      onRow: (kind, row) => {
        if (!this.#selections.isEmpty) {
          this.#affected.find(kind, row);
        }
      },
      onPod: options.onPod,
    });
    this.#affected = new AffectedSelections(this.store, (namespace, labels) =>
      this.#selections.touch(namespace, labels),
    );
  }

  /** Joined anew only after a change. The version grows when the lists differ. */
  view(selection: Selection): { lists: FactLists; version: number } {
    const entry = this.#selections.ensure(selection);
    entry.usedAt = Date.now();
    if (!entry.lists || entry.outdated) {
      const lists = joinFacts(this.store, entry.selection);
      entry.outdated = false;
      if (!entry.lists || !sameLists(entry.lists, lists)) {
        entry.lists = lists;
        entry.version = this.#options.nextVersion();
      }
    }
    return { lists: entry.lists, version: entry.version };
  }

  subscribe(selection: Selection, listener: () => void): () => void {
    const { listeners } = this.#selections.ensure(selection);
    // Wrapped, so that one function may be subscribed twice.
    const subscription = () => listener();
    listeners.add(subscription);
    return () => {
      listeners.delete(subscription);
    };
  }

  /** Calls all who listen. */
  tellAll(): void {
    this.#selections.tellAll();
  }

  /** Forgets what nobody listens to and nobody asked for since. */
  dropUnused(since: number): void {
    this.#selections.dropUnused(since);
  }
}

/** Rows are never changed, only replaced. */
function sameLists(a: FactLists, b: FactLists): boolean {
  return (Object.keys(a) as (keyof FactLists)[]).every(key => {
    const before: readonly object[] = a[key];
    const now: readonly object[] = b[key];
    return (
      before.length === now.length &&
      before.every((row, index) => row === now[index])
    );
  });
}
