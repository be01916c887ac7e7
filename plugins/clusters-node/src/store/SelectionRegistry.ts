import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { anchorOf, type FactLists } from './joinFacts';
import { selects, type Selection } from './selects';
import { SetMap } from './SetMap';

/** A selection that somebody looks at. */
export class SelectionEntry {
  readonly selection: Selection;
  readonly listeners = new Set<() => void>();
  /** As joined last; undefined before the first time. */
  lists: FactLists | undefined;
  /** Whether something may have changed since. */
  outdated = true;
  /** Of the lists. */
  version = 0;
  usedAt = Date.now();

  constructor(selection: Selection) {
    this.selection = selection;
  }
}

type Labels = Readonly<Record<string, string>>;

/** The selections that are looked at, found by the labels of what changes. */
export class SelectionRegistry {
  readonly #logger: LoggerService;
  readonly #entries = new Map<string, SelectionEntry>();
  readonly #anchored = new Map<string, SetMap<string, SelectionEntry>>();
  readonly #others = new Set<SelectionEntry>();
  #pending = new Set<SelectionEntry>();

  constructor(logger: LoggerService) {
    this.#logger = logger;
  }

  get isEmpty(): boolean {
    return this.#entries.size === 0;
  }

  ensure({ namespace, requirements }: Selection): SelectionEntry {
    const key = JSON.stringify([namespace ?? 0, requirements]);
    let entry = this.#entries.get(key);
    if (!entry) {
      entry = new SelectionEntry({ namespace, requirements });
      this.#entries.set(key, entry);
      this.#place(entry);
    }
    return entry;
  }

  /** Something that has these labels changed, or something that is reached from it. */
  touch(namespace: string, labels: Labels): void {
    for (const [key, byValue] of this.#anchored) {
      const value = labels[key];
      if (value !== undefined) {
        this.#outdate(byValue.get(value), namespace, labels);
      }
    }
    this.#outdate(this.#others, namespace, labels);
  }

  /** Calls all who listen, e.g. because the cluster's health changed. */
  tellAll(): void {
    for (const entry of this.#entries.values()) {
      this.#tellLater(entry);
    }
  }

  /** Forgets what nobody listens to and nobody asked for since. */
  dropUnused(since: number): void {
    for (const [key, entry] of this.#entries) {
      if (entry.listeners.size === 0 && entry.usedAt < since) {
        this.#entries.delete(key);
        this.#unplace(entry);
      }
    }
  }

  #outdate(
    entries: Iterable<SelectionEntry>,
    namespace: string,
    labels: Labels,
  ): void {
    for (const entry of entries) {
      if (selects(entry.selection, namespace, labels)) {
        entry.outdated = true;
        this.#tellLater(entry);
      }
    }
  }

  /** Once for all that comes in together. */
  #tellLater(entry: SelectionEntry): void {
    if (entry.listeners.size === 0) {
      return;
    }
    if (this.#pending.size === 0) {
      setImmediate(() => this.#tell());
    }
    this.#pending.add(entry);
  }

  #tell(): void {
    const pending = this.#pending;
    this.#pending = new Set();
    for (const { listeners } of pending) {
      for (const listener of listeners) {
        try {
          listener();
        } catch (error) {
          this.#logger.error('A listener to clusters failed', toError(error));
        }
      }
    }
  }

  #place(entry: SelectionEntry): void {
    const anchor = anchorOf(entry.selection);
    if (!anchor) {
      this.#others.add(entry);
      return;
    }
    let byValue = this.#anchored.get(anchor.key);
    if (!byValue) {
      byValue = new SetMap();
      this.#anchored.set(anchor.key, byValue);
    }
    for (const value of anchor.values) {
      byValue.add(value, entry);
    }
  }

  #unplace(entry: SelectionEntry): void {
    const anchor = anchorOf(entry.selection);
    for (const value of anchor?.values ?? []) {
      this.#anchored.get(anchor!.key)?.delete(value, entry);
    }
    this.#others.delete(entry);
  }
}
