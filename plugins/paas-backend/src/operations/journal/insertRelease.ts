import type { ChangeKind } from '@mooring/backstage-plugin-paas-common';
import type { Knex } from 'knex';
import { changedParts } from '../../domain/content/contentChanges';
import type { Release } from '../../domain/Release';

/** Writes a release down, with what differs from the one that it was made on. */
export async function insertRelease(
  trx: Knex.Transaction,
  release: Release,
  made: {
    instanceId: string;
    parent: Release | undefined;
    /** Number of the release whose content it took. */
    source: number | undefined;
    author: string;
    note: string | undefined;
    cause: ChangeKind;
    operationId: string;
  },
): Promise<void> {
  await trx('releases').insert({
    instance_id: made.instanceId,
    number: release.number,
    hash: release.hash,
    content: JSON.stringify(release.content),
    author: made.author,
    note: made.note ?? null,
    cause: made.cause,
    parent: made.parent?.number ?? null,
    source: made.source ?? null,
    changed: changedParts(made.parent?.content, release.content),
    operation_id: made.operationId,
  });
}
