import type { ChangeKind } from '@mooring/backstage-plugin-paas-common';
import { changedParts } from '../../../domain/content/contentChanges';
import type { Release } from '../../../domain/Release';
import type { Tables } from './Tables';

/** Writes a release down. */
export function insertRelease(
  tables: Tables,
  { number, hash, content }: Release,
  made: {
    instanceId: string;
    parent: Release | undefined;
    source: number | undefined;
    cause: ChangeKind;
    operationId: string;
  },
): void {
  if (tables.release(made.instanceId, number)) {
    throw new Error('duplicate key value violates unique constraint');
  }
  tables.releases.push({
    instance_id: made.instanceId,
    number,
    hash,
    content,
    author: 'user:default/owner',
    note: null,
    cause: made.cause,
    parent: made.parent?.number ?? null,
    source: made.source ?? null,
    changed: changedParts(made.parent?.content, content),
    operation_id: made.operationId,
    created_at: new Date(),
    withdrawn_at: null,
  });
}
