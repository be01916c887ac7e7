import type { Knex } from 'knex';
import { remainsOf } from '../../domain/remainsOf';
import type { JournalOperation } from '../types';
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
  for (const target of operation.targets) {
    if (state !== 'succeeded') {
      await withdraw(trx, operation.id, target.instanceId);
    }
    const partial = remainsOf(target, operation.steps, state);
    if (partial) {
      await trx<InstanceRow>('instances')
        .where({ id: target.instanceId })
        .update({ partial });
    }
  }
  const left = await trx<InstanceRow>('instances')
    .where({ service_id: operation.serviceId })
    .andWhere(q => q.whereNotNull('head_number').orWhereNotNull('live_number'))
    .first();
  if (!left) {
    await trx<ServiceRow>('services')
      .where({ id: operation.serviceId })
      .update({ deleted_at: trx.fn.now() as never });
  }
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
