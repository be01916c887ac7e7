import type { Knex } from 'knex';
import {
  toRelease,
  type OperationRow,
  type ReleaseRow,
} from '../operations/journal/rows';
import type { Release } from '../domain/Release';
import type { ReleaseRecord, ReleaseStore, UnfinishedOperation } from './types';

type UnfinishedRow = Pick<
  OperationRow,
  'id' | 'kind' | 'state' | 'undo_requested_by'
> & { to_number: number | null; instance_ids: string[]; undoing: boolean };

/** {@link ReleaseStore} in PostgreSQL. */
export class DatabaseReleaseStore implements ReleaseStore {
  constructor(private readonly knex: Knex) {}

  async get(instanceId: string, number: number): Promise<Release | undefined> {
    const row = await this.knex<ReleaseRow>('releases')
      .where({ instance_id: instanceId, number })
      .first();
    return row && toRelease(row);
  }

  async list(instanceId: string): Promise<ReleaseRecord[]> {
    const rows = await this.knex<ReleaseRow>('releases')
      .where({ instance_id: instanceId })
      .orderBy('number', 'desc')
      .select(
        ...(['number', 'hash', 'author', 'note', 'cause'] as const),
        ...(['operation_id', 'created_at', 'withdrawn_at'] as const),
        ...(['parent', 'source', 'changed'] as const),
      );
    return rows.map(row => ({
      number: row.number,
      hash: row.hash,
      author: row.author,
      note: row.note ?? undefined,
      cause: row.cause,
      operationId: row.operation_id,
      createdAt: row.created_at,
      withdrawnAt: row.withdrawn_at ?? undefined,
      parent: row.parent ?? undefined,
      source: row.source ?? undefined,
      changed: row.changed,
    }));
  }

  async unfinished(instanceId: string): Promise<UnfinishedOperation[]> {
    const rows: UnfinishedRow[] = await this.knex('operation_targets AS t')
      .join('operations AS o', 'o.id', 't.operation_id')
      .where('t.instance_id', instanceId)
      .whereNull('o.ended_at')
      .orderBy(['o.created_at', 'o.id'])
      .select(
        ...['o.id', 'o.kind', 'o.state', 'o.undo_requested_by', 't.to_number'],
        this.knex.raw(
          `(SELECT array_agg(instance_id) FROM operation_targets WHERE operation_id = o.id) AS instance_ids`,
        ),
        this.knex.raw(
          `EXISTS (SELECT FROM operation_steps WHERE operation_id = o.id AND direction = 'undo') AS undoing`,
        ),
      );
    return Promise.all(
      rows.map(async row => ({
        id: row.id,
        kind: row.kind,
        state: row.state,
        isUndoing: row.undoing || row.undo_requested_by !== null,
        instanceIds: row.instance_ids,
        to:
          row.to_number === null
            ? undefined
            : await this.get(instanceId, row.to_number),
      })),
    );
  }
}
