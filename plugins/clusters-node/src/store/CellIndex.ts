import type { AnyRow, Rows } from '../summaries/kinds';
import type { SummaryKind } from '../summaries/types';
import { SetMap } from './SetMap';
import { added, removed, valuesOf, type SmallSet } from './SmallSet';

type Labels = Readonly<Record<string, string>>;

/** The rows of one namespace that have the same labels. */
export class Cell {
  readonly namespace: string;
  readonly labels: Labels;
  /** Most cells have one or two kinds: two lists are smaller than a map. */
  #kinds: SummaryKind[] = [];
  #rows: SmallSet<AnyRow>[] = [];

  constructor(namespace: string, labels: Labels) {
    this.namespace = namespace;
    this.labels = labels;
  }

  rows<K extends SummaryKind>(kind: K): Iterable<Rows[K]> {
    const rows = valuesOf(this.#rows[this.#kinds.indexOf(kind)]);
    return rows as Iterable<Rows[K]>;
  }

  kinds(): readonly SummaryKind[] {
    return this.#kinds;
  }

  add(kind: SummaryKind, row: AnyRow): void {
    const place = this.#kinds.indexOf(kind);
    if (place === -1) {
      // Joined, for a list that grows in place takes room for sixteen more.
      this.#kinds = this.#kinds.concat(kind);
      this.#rows = this.#rows.concat(row);
    } else {
      this.#rows[place] = added(this.#rows[place], row);
    }
  }

  /** Whether nothing is left. */
  delete(kind: SummaryKind, row: AnyRow): boolean {
    const place = this.#kinds.indexOf(kind);
    const rows = removed(this.#rows[place], row);
    if (rows === undefined) {
      this.#kinds.splice(place, 1);
      this.#rows.splice(place, 1);
    } else {
      this.#rows[place] = rows;
    }
    return this.#kinds.length === 0;
  }
}

/**
 * Rows by namespace and label set. Pods of one template share their labels, so
 * that a selector is compared once for all of them.
 */
export class CellIndex {
  readonly #namespaces = new Map<string, Map<Labels, Cell>>();
  /** Made for a label when it is first selected by. */
  readonly #byLabel = new Map<string, SetMap<string, Cell>>();

  add(kind: SummaryKind, row: AnyRow): void {
    let cells = this.#namespaces.get(row.namespace);
    if (!cells) {
      cells = new Map();
      this.#namespaces.set(row.namespace, cells);
    }
    let cell = cells.get(row.labels);
    if (!cell) {
      cell = new Cell(row.namespace, row.labels);
      cells.set(row.labels, cell);
      for (const [key, byValue] of this.#byLabel) {
        addTo(byValue, key, cell);
      }
    }
    cell.add(kind, row);
  }

  delete(kind: SummaryKind, row: AnyRow): void {
    const cells = this.#namespaces.get(row.namespace);
    const cell = cells?.get(row.labels);
    if (!cells || !cell?.delete(kind, row)) {
      return;
    }
    cells.delete(row.labels);
    if (cells.size === 0) {
      this.#namespaces.delete(row.namespace);
    }
    for (const [key, byValue] of this.#byLabel) {
      const value = cell.labels[key];
      if (value !== undefined) {
        byValue.delete(value, cell);
      }
    }
  }

  in(namespace: string): Iterable<Cell> {
    return this.#namespaces.get(namespace)?.values() ?? [];
  }

  *all(): Iterable<Cell> {
    for (const cells of this.#namespaces.values()) {
      yield* cells.values();
    }
  }

  with(key: string, value: string): Iterable<Cell> {
    let byValue = this.#byLabel.get(key);
    if (!byValue) {
      byValue = new SetMap();
      this.#byLabel.set(key, byValue);
      for (const cell of this.all()) {
        addTo(byValue, key, cell);
      }
    }
    return byValue.get(value);
  }
}

function addTo(byValue: SetMap<string, Cell>, key: string, cell: Cell): void {
  const value = cell.labels[key];
  if (value !== undefined) {
    byValue.add(value, cell);
  }
}
