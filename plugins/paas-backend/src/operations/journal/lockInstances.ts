import type { Knex } from 'knex';
import type { JournalOperation } from '../types';

/**
 * Takes the locks of all instances of an operation, together and in sorted
 * order, so that two operations never wait for each other in a circle.
 *
 * @returns the operation that holds one of them, if one does; nothing is locked then
 */
export async function lockInstances(
  trx: Knex.Transaction,
  operation: JournalOperation,
): Promise<string | undefined> {
  const ids = operation.targets.map(target => target.instanceId).sort();
  await trx('instances').whereIn('id', ids).orderBy('id').forUpdate();
  const held = await trx('instance_locks')
    .whereIn('instance_id', ids)
    .whereNot({ operation_id: operation.id })
    .first();
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
