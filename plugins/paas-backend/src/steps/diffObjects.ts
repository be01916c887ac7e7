import { isDeepStrictEqual } from 'node:util';
import {
  ANNOTATION_OPERATION,
  ANNOTATION_RELEASE,
  FIELD_MANAGER,
  type Manifest,
} from '@mooring/common';
import type { ClusterObject } from '@mooring/backstage-plugin-clusters-node';
import type { FieldChange } from '@mooring/backstage-plugin-paas-common';

type Change = Omit<FieldChange, 'object'>;
type Json = FieldChange['before'];
type Fields = Record<string, unknown>;

/** Keys by which the API server tells the items of lists apart, most telling first. */
const ITEM_KEYS = [
  'name',
  'topologyKey',
  'mountPath',
  'containerPort',
  'port',
  'host',
  'path',
  'key',
];

/**
 * What an apply would change, given the live object, the dry run of the apply
 * and the manifest.
 *
 * @remarks
 * Two reads of one object differ also by what controllers write in between. So
 * only those fields count that the manifest sets, or that we own of old and the
 * manifest no longer sets. That keeps the result the same for the same intent.
 */
export function diffObjects(
  live: ClusterObject,
  dryRun: ClusterObject,
  manifest: Manifest,
): Change[] {
  return diff(
    comparable(live),
    comparable(dryRun),
    comparable(manifest),
    ownedFields(live),
    '',
  );
}

function diff(
  before: unknown,
  after: unknown,
  wanted: unknown,
  owned: unknown,
  field: string,
): Change[] {
  const counts = wanted !== undefined || owned !== undefined;
  if (!counts || isDeepStrictEqual(before, after)) {
    return [];
  }
  if (isFields(before) && isFields(after)) {
    return diffFields(before, after, wanted, owned, field);
  }
  if (Array.isArray(before) && Array.isArray(after)) {
    const key = itemKey([before, after, wanted ?? []]);
    if (key !== undefined) {
      return diffItems(before, after, wanted, owned, field, key);
    }
  }
  return [{ field, before: before as Json, after: after as Json }];
}

function diffFields(
  before: Fields,
  after: Fields,
  wanted: unknown,
  owned: unknown,
  field: string,
): Change[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names
    .sort()
    .flatMap(name =>
      diff(
        before[name],
        after[name],
        isFields(wanted) ? wanted[name] : undefined,
        isWhole(owned) ? owned : (owned as Fields | undefined)?.[`f:${name}`],
        joinField(field, name),
      ),
    );
}

function diffItems(
  before: unknown[],
  after: unknown[],
  wanted: unknown,
  owned: unknown,
  field: string,
  key: string,
): Change[] {
  const byKey = (list: unknown[]) =>
    new Map((list as Fields[]).map(item => [item[key], item]));
  const [old, next] = [byKey(before), byKey(after)];
  const want = byKey(Array.isArray(wanted) ? wanted : []);
  return [...new Set([...old.keys(), ...next.keys()])].flatMap(value =>
    diff(
      old.get(value),
      next.get(value),
      want.get(value),
      isWhole(owned)
        ? owned
        : ownedItem(owned as Fields | undefined, old.get(value)),
      `${field}[${JSON.stringify(value)}]`,
    ),
  );
}

/** What Mooring applied, as the tree of `f:` and `k:` keys of managedFields. */
function ownedFields(live: ClusterObject): unknown {
  const entries = live.metadata.managedFields as
    | { manager?: string; subresource?: string; fieldsV1?: unknown }[]
    | undefined;
  return entries?.find(
    entry => entry.manager === FIELD_MANAGER && !entry.subresource,
  )?.fieldsV1;
}

/** Whether a field is among what Mooring applied: `['spec', 'replicas']`. */
export function isOwned(live: ClusterObject, path: string[]): boolean {
  let owned: unknown = ownedFields(live);
  for (const name of path) {
    owned = isFields(owned) ? owned[`f:${name}`] : undefined;
  }
  return owned !== undefined;
}

/** A field without children in managedFields is owned with all that is in it. */
function isWhole(owned: unknown): boolean {
  return isFields(owned) && Object.keys(owned).length === 0;
}

function ownedItem(
  owned: Fields | undefined,
  item: Fields | undefined,
): unknown {
  return Object.entries(owned ?? {}).find(
    ([name]) =>
      name.startsWith('k:') &&
      Object.entries(JSON.parse(name.slice(2))).every(
        ([key, value]) => item?.[key] === value,
      ),
  )?.[1];
}

/** A key that every item of all lists has, with a value of its own; undefined if there is none. */
function itemKey(lists: unknown[]): string | undefined {
  return ITEM_KEYS.find(key =>
    lists.every(
      list =>
        Array.isArray(list) &&
        list.every(item => isFields(item) && item[key] !== undefined) &&
        new Set(list.map(item => item[key])).size === list.length,
    ),
  );
}

/** Without what the server keeps for itself and what is stamped at run. */
function comparable(object: Manifest): Fields {
  const { apiVersion, kind, status, metadata, ...content } = object;
  const {
    [ANNOTATION_RELEASE]: release,
    [ANNOTATION_OPERATION]: operation,
    ...annotations
  } = metadata.annotations ?? {};
  return {
    ...content,
    metadata: { labels: metadata.labels ?? {}, annotations },
  };
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function joinField(field: string, name: string): string {
  if (!/^[A-Za-z_]\w*$/.test(name)) {
    return `${field}[${JSON.stringify(name)}]`;
  }
  return field === '' ? name : `${field}.${name}`;
}
