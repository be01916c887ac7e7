import { FIELD_MANAGER } from '@mooring/common';
import { z } from 'zod';
import type { ClusterObject } from '../types';

const managedFieldsSchema = z
  .array(
    z.looseObject({
      manager: z.string().optional(),
      operation: z.string().optional(),
      subresource: z.string().optional(),
    }),
  )
  .optional();

interface PatchOperation {
  op: 'test' | 'replace' | 'remove';
  path: string;
  value?: string;
}

/**
 * Whether fields of the object are still owned by our creation instead of by
 * our apply, because a process ended between the two. A later apply could not
 * remove such fields; {@link ClusterWriter.apply} mends it.
 *
 * @remarks
 * A POST records its fields under operation `Update`, which server-side apply
 * treats as a different owner from operation `Apply` by the same manager.
 */
export function hasUnsettledOwnership(object: ClusterObject): boolean {
  return ownerIndex(object, 'Update') !== -1;
}

/**
 * The JSON patch that makes our `Update` entry the `Apply` entry; undefined if
 * there is none. Source of the idea: csaupgrade of client-go. Its guard is
 * `test` on the entries themselves, not the resourceVersion, because controllers
 * write to a new object at once.
 */
export function settleOwnershipPatch(
  object: ClusterObject,
): PatchOperation[] | undefined {
  const created = ownerIndex(object, 'Update');
  if (created === -1) {
    return undefined;
  }
  const applied = ownerIndex(object, 'Apply');
  const path = (index: number, field: string) =>
    `/metadata/managedFields/${index}${field}`;
  const isOurs = (index: number, operation: string): PatchOperation[] => [
    { op: 'test', path: path(index, '/manager'), value: FIELD_MANAGER },
    { op: 'test', path: path(index, '/operation'), value: operation },
  ];
  return [
    { op: 'test', path: '/metadata/uid', value: object.metadata.uid },
    ...isOurs(created, 'Update'),
    ...(applied === -1 ? [] : isOurs(applied, 'Apply')),
    { op: 'replace', path: path(created, '/operation'), value: 'Apply' },
    ...(applied === -1
      ? []
      : [{ op: 'remove' as const, path: path(applied, '') }]),
  ];
}

function ownerIndex(object: ClusterObject, operation: string): number {
  const managedFields = managedFieldsSchema.parse(
    object.metadata.managedFields,
  );
  return (managedFields ?? []).findIndex(
    entry =>
      entry.manager === FIELD_MANAGER &&
      entry.operation === operation &&
      !entry.subresource,
  );
}
