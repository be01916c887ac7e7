import type { Holder } from '@mooring/backstage-plugin-paas-common';
import type { Knex } from 'knex';
import type { JournalOperation, Replan } from '../types';
import { askAgain, gatesFirst } from './askAgain';
import { insertRelease } from './insertRelease';
import { insertSteps } from './insertSteps';
import { plannedChanges } from './plannedChanges';
import type { InstanceRow, OperationRow } from './rows';

/**
 * Puts a new plan in the place of an accepted one. Releases are immutable: where
 * the plan leads to other content, that is a new release, and the accepted one is
 * withdrawn.
 */
export async function replanOperation(
  trx: Knex.Transaction,
  operation: JournalOperation,
  { hash, targets, steps }: Replan,
  holder: Holder | undefined,
): Promise<void> {
  const row = await trx<OperationRow>('operations')
    .where({ id: operation.id })
    .first('initiator', 'note');
  for (const target of targets) {
    const before = operation.targets.find(
      ({ instanceId }) => instanceId === target.instanceId,
    );
    const { instanceId, from, to, partial } = target;
    if (to && to.number !== before?.to?.number) {
      await insertRelease(trx, to, {
        instanceId,
        parent: from,
        source: undefined,
        author: row!.initiator,
        note: row!.note ?? undefined,
        cause: operation.kind,
        operationId: operation.id,
      });
      await trx('releases')
        .where({ instance_id: instanceId, number: before?.to?.number ?? 0 })
        .update({ withdrawn_at: trx.fn.now() });
      await trx<InstanceRow>('instances')
        .where({ id: instanceId, next_number: to.number })
        .update({ next_number: to.number + 1 });
      // Unless a later operation has moved it on.
      await trx<InstanceRow>('instances')
        .where({ id: instanceId, head_number: before?.to?.number ?? 0 })
        .update({ head_number: to.number });
    }
    await trx('operation_targets')
      .where({ operation_id: operation.id, instance_id: instanceId })
      .update({
        from_number: from?.number ?? null,
        to_number: to?.number ?? null,
        partial: partial.map(({ number }) => number),
      });
  }
  const was = await plannedChanges(trx, operation.id);
  await trx('operation_steps').where({ operation_id: operation.id }).del();
  await insertSteps(trx, operation.id, steps, {
    direction: 'forward',
    first: 0,
  });
  if (gatesFirst(steps)) {
    await trx('operations')
      .where({ id: operation.id })
      .update({ plan_hash: hash, updated_at: trx.fn.now() });
    await askAgain(trx, operation, was);
    return;
  }
  await trx('operations')
    .where({ id: operation.id })
    .update({
      plan_hash: hash,
      state: holder ? 'held' : 'running',
      holder: holder ? JSON.stringify(holder) : null,
      started_at: trx.raw('coalesce(started_at, now())'),
      updated_at: trx.fn.now(),
    });
}
