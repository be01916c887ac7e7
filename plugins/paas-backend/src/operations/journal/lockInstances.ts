import type { Knex } from 'knex';
import type { JournalOperation } from '../types';
import { lockRows } from './lockRows';

/**
 * Takes the locks of all instances of an operation, together and in sorted
 * order, so that two operations never wait for each other in a circle.
 *
 * @remarks
 * First accepted, first served: an operation is planned from the head that the
 * one before it left, so it cannot go first even while nothing is locked.
 *
 * @returns the operation that comes before it, if one does; nothing is locked then
 */
export async function lockInstances(
  trx: Knex.Transaction,
  operation: JournalOperation,
): Promise<string | undefined> {
  const ids = operation.targets.map(target => target.instanceId).sort();
  await lockRows(trx, ids);
  const ahead = await trx('operation_targets')
    .join('operations', 'operations.id', 'operation_id')
    .whereIn('instance_id', ids)
    .whereNull('ended_at')
    // What only waits for people is in nobody's way.
    .whereRaw(`NOT (state = 'waiting' AND started_at IS NULL)`)
    .whereRaw(
      '(created_at, operations.id) < (SELECT created_at, id FROM operations WHERE id = ?)',
      [operation.id],
    )
    .orderBy('created_at')
    .first('operations.id');
  if (ahead) {
    return ahead.id;
  }
  // Something accepted later may have begun while this waited for people.
  const held = await trx('instance_locks')
    .whereIn('instance_id', ids)
    .whereNot({ operation_id: operation.id })
    .first('operation_id');
  if (held) {
    return held.operation_id;
  }
  await trx('instance_locks')
    .insert(
      ids.map(instanceId => ({
        instance_id: instanceId,
        operation_id: operation.id,
      })),
    )
    .onConflict('instance_id')
    .ignore();
  return undefined;
}
