import type { Knex } from 'knex';
import { isSettled, remainsOf } from '../../domain/remainsOf';
import type { JournalOperation } from '../types';
import { lockRows } from './lockRows';
import type { InstanceRow, ServiceRow } from './rows';

/**
 * What the end of an operation means for releases, instances and the service.
 *
 * @remarks
 * Undone or cancelled: its releases are withdrawn, and each head becomes what the
 * newest operation still to come leads to, else what is live. A service without a
 * head and without anything live is deleted; its rows stay, so that numbering
 * goes on if it is created again.
 */
export async function settleEnd(
  trx: Knex.Transaction,
  operation: JournalOperation,
  state: 'succeeded' | 'undone' | 'cancelled',
): Promise<void> {
  await lockRows(
    trx,
    operation.targets.map(({ instanceId }) => instanceId),
  );
  for (const target of operation.targets) {
    if (!isSettled(operation, target, state)) {
      await withdraw(trx, operation.id, target.instanceId);
    }
    const partial = remainsOf(operation, target, state);
    if (partial) {
      await trx<InstanceRow>('instances')
        .where({ id: target.instanceId })
        .update({ partial });
    }
  }
  await trx<ServiceRow>('services')
    .whereIn(
      'id',
      operation.targets.map(({ serviceId }) => serviceId),
    )
    .whereNotExists(
      trx('instances')
        .whereRaw('instances.service_id = services.id')
        .whereRaw('(head_number IS NOT NULL OR live_number IS NOT NULL)'),
    )
    .update({ deleted_at: trx.fn.now() as never });
}

async function withdraw(
  trx: Knex.Transaction,
  operationId: string,
  instanceId: string,
): Promise<void> {
  await trx('releases')
    .where({ instance_id: instanceId, operation_id: operationId })
    .update({ withdrawn_at: trx.fn.now() });
  const coming = await trx('operation_targets')
    .join('operations', 'operations.id', 'operation_id')
    .where({ instance_id: instanceId })
    .whereNull('ended_at')
    .whereNot('operations.id', operationId)
    .orderBy('created_at', 'desc')
    .first('to_number');
  await trx('instances')
    .where({ id: instanceId })
    .update({
      head_number: coming ? coming.to_number : trx.ref('live_number'),
    });
}
