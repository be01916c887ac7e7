import type { AnyRow, Rows } from '../summaries/kinds';
import type { SummaryKind } from '../summaries/types';
import { SetMap } from './SetMap';
import { added, removed, valuesOf, type SmallSet } from './SmallSet';

type Labels = Readonly<Record<string, string>>;

/**
 * The rows of one namespace that have the same labels. Those of one kind are a
 * link of a chain: most cells have one or two kinds, and lists would be larger.
 */
export class Cell {
  readonly namespace: string;
  readonly labels: Labels;
  #first: Link | undefined;

  constructor(namespace: string, labels: Labels) {
    this.namespace = namespace;
    this.labels = labels;
  }

  rows<K extends SummaryKind>(kind: K): Iterable<Rows[K]> {
    return valuesOf(this.#find(kind)?.rows) as Iterable<Rows[K]>;
  }

  *kinds(): Iterable<SummaryKind> {
    for (let link = this.#first; link; link = link.next) {
      yield link.kind;
    }
  }

  add(kind: SummaryKind, row: AnyRow): void {
    const link = this.#find(kind);
    if (link) {
      link.rows = added(link.rows, row);
    } else {
      this.#first = { kind, rows: row, next: this.#first };
    }
  }

  /** Whether nothing is left. */
  delete(kind: SummaryKind, row: AnyRow): boolean {
    const link = this.#find(kind);
    if (link) {
      link.rows = removed(link.rows, row);
      if (link.rows === undefined) {
        this.#first = without(this.#first, link);
      }
    }
    return this.#first === undefined;
  }

  #find(kind: SummaryKind): Link | undefined {
    let link = this.#first;
    while (link && link.kind !== kind) {
      link = link.next;
    }
    return link;
  }
}

interface Link {
  kind: SummaryKind;
  rows: SmallSet<AnyRow>;
  next: Link | undefined;
}

function without(first: Link | undefined, gone: Link): Link | undefined {
  return first === gone || !first
    ? first?.next
    : { ...first, next: without(first.next, gone) };
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
