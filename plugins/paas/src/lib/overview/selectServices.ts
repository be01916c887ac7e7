import type {
  OverviewInstance,
  OverviewRow,
} from '@mooring/backstage-plugin-paas-common';
import { naturalKey } from '../naturalKey';
import { refName } from '../refName';
import { attentionOf, attentionOfRow, needsAttention } from './attention';
import type { ServicesView } from './servicesView';

/** Columns of environments sort under this prefix and their name. */
export const ENVIRONMENT_COLUMN = 'in-';

type Key = string | number;

/** What a column is sorted by; a column that there is none of sorts nothing. */
function keyOf(row: OverviewRow, column: string): Key {
  switch (column) {
    case 'name':
      return keysOf(row).name;
    case 'project':
      return naturalKey(refName(row.projectRef));
    case 'kind':
      return naturalKey(row.kind);
    case 'owner':
      return naturalKey(refName(row.ownerRef));
    case 'tag':
      return naturalKey(row.instances.find(({ tag }) => tag)?.tag ?? '');
    case 'change':
      return row.lastChange ? Date.parse(row.lastChange.at) : 0;
    default: {
      const there = row.instances.filter(
        ({ environment }) => `${ENVIRONMENT_COLUMN}${environment}` === column,
      );
      // The worst first; last what does not run there.
      return there.length > 0 ? -Math.max(...there.map(attentionOf)) : 1;
    }
  }
}

/** The services that a view shows, in its order. */
export function selectServices(
  rows: Iterable<OverviewRow>,
  view: ServicesView,
  claims: readonly string[],
): OverviewRow[] {
  const own = new Set(claims);
  const terms = view.search.toLowerCase().split(/\s+/).filter(Boolean);
  const selected: OverviewRow[] = [];
  for (const row of rows) {
    if (
      fits(row, view, own) &&
      terms.every(term => keysOf(row).text.includes(term))
    ) {
      selected.push(row);
    }
  }
  return sortServices(selected, view, own);
}

function fits(
  row: OverviewRow,
  view: ServicesView,
  own: ReadonlySet<string>,
): boolean {
  return (
    (!view.mine || isOwn(row, own)) &&
    (!view.projectRef || row.projectRef === view.projectRef) &&
    (!view.ownerRef || row.ownerRef === view.ownerRef) &&
    ((!view.environment && !view.status) ||
      row.instances.some(instance => instanceFits(instance, view)))
  );
}

function instanceFits(
  instance: OverviewInstance,
  { environment, status }: ServicesView,
): boolean {
  return (
    (!environment || instance.environment === environment) &&
    (!status ||
      (status === 'attention'
        ? needsAttention(instance)
        : instance.status === status))
  );
}

function isOwn(row: OverviewRow, own: ReadonlySet<string>): boolean {
  return row.ownerRef !== undefined && own.has(row.ownerRef);
}

function sortServices(
  rows: OverviewRow[],
  { sort }: ServicesView,
  own: ReadonlySet<string>,
): OverviewRow[] {
  const sign = sort?.descending ? -1 : 1;
  return rows
    .map(row => ({
      row,
      key: sort
        ? keyOf(row, sort.column)
        : -attentionOfRow(row) - (isOwn(row, own) ? 100 : 0),
    }))
    .sort(
      (a, b) =>
        sign * compare(a.key, b.key) ||
        compare(keysOf(a.row).name, keysOf(b.row).name) ||
        compare(a.row.entityRef, b.row.entityRef),
    )
    .map(({ row }) => row);
}

function compare(a: Key, b: Key): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}

interface RowKeys {
  /** Sorts names. */
  name: string;
  /** All that a search finds a service by. */
  text: string;
}

const known = new WeakMap<OverviewRow, RowKeys>();

/** What is made of a row once, however often the list is sorted and searched. */
function keysOf(row: OverviewRow): RowKeys {
  let keys = known.get(row);
  if (keys === undefined) {
    keys = { name: naturalKey(row.name), text: textOf(row) };
    known.set(row, keys);
  }
  return keys;
}

function textOf(row: OverviewRow): string {
  return [
    row.entityRef,
    row.name,
    refName(row.projectRef),
    row.kind,
    refName(row.ownerRef),
    ...row.instances.flatMap(({ tag, names, place }) => [
      tag ?? '',
      ...names,
      place,
    ]),
  ]
    .join('\n')
    .toLowerCase();
}
