import type {
  OverviewInstance,
  OverviewRow,
} from '@mooring/backstage-plugin-paas-common';
import { refName } from '../refName';
import { attentionOf, attentionOfRow, needsAttention } from './attention';
import type { ServicesView } from './servicesView';

/** Columns of environments sort under this prefix and their name. */
export const ENVIRONMENT_COLUMN = 'in-';

const { compare } = new Intl.Collator('en', { numeric: true });

type Key = string | number;

/** What a column is sorted by; a column that there is none of sorts nothing. */
function keyOf(row: OverviewRow, column: string): Key {
  switch (column) {
    case 'name':
      return row.name;
    case 'project':
      return refName(row.projectRef);
    case 'kind':
      return row.kind;
    case 'owner':
      return refName(row.ownerRef);
    case 'tag':
      return row.instances.find(({ tag }) => tag !== undefined)?.tag ?? '';
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
      terms.every(term => textOf(row).includes(term))
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
        sign * compareKeys(a.key, b.key) ||
        compare(a.row.name, b.row.name) ||
        compare(a.row.entityRef, b.row.entityRef),
    )
    .map(({ row }) => row);
}

function compareKeys(a: Key, b: Key): number {
  return typeof a === 'number' && typeof b === 'number'
    ? a - b
    : compare(String(a), String(b));
}

const texts = new WeakMap<OverviewRow, string>();

/** All that a search finds a service by. */
function textOf(row: OverviewRow): string {
  let text = texts.get(row);
  if (text === undefined) {
    text = [
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
    texts.set(row, text);
  }
  return text;
}
