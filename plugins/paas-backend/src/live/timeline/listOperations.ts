import type { TimelineEntry } from '@mooring/backstage-plugin-paas-common';
import type { Knex } from 'knex';
import type { OperationRow } from '../../operations/journal/rows';

/** The newest operations on an instance, as everybody signed in may see them. */
export async function listOperations(
  knex: Knex,
  instanceId: string,
  limit: number,
): Promise<TimelineEntry[]> {
  const rows = await knex<OperationRow>('operations')
    .join(
      'operation_targets',
      'operation_targets.operation_id',
      'operations.id',
    )
    .where('operation_targets.instance_id', instanceId)
    .orderBy('operations.created_at', 'desc')
    .limit(limit)
    .select('operations.*');
  return rows.map((row: OperationRow) => ({
    type: 'operation',
    id: row.id,
    at: row.created_at.toISOString(),
    kind: row.kind,
    state: row.state,
    by: row.initiator,
    ...(row.ended_at && { endedAt: row.ended_at.toISOString() }),
  }));
}
