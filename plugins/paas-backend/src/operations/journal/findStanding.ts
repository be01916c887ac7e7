import type { Knex } from 'knex';
import type { JournalOperation, Standing } from '../types';
import { toRelease, type InstanceRow, type ReleaseRow } from './rows';

/**
 * Where the instances of an operation really stand, if one of them is not where
 * the operation was planned from: an earlier operation ended otherwise than was
 * to be expected, or was stopped halfway. Undefined if all are.
 */
export async function findStanding(
  trx: Knex.Transaction,
  operation: JournalOperation,
): Promise<Standing[] | undefined> {
  const instances = await trx<InstanceRow>('instances').whereIn(
    'id',
    operation.targets.map(({ instanceId }) => instanceId),
  );
  const isAsPlanned = operation.targets.every(target => {
    const instance = instances.find(({ id }) => id === target.instanceId)!;
    const partial = target.partial.map(({ number }) => number);
    return (
      instance.live_number === (target.from?.number ?? null) &&
      sameNumbers(instance.partial, partial)
    );
  });
  return isAsPlanned
    ? undefined
    : Promise.all(instances.map(instance => standingOf(trx, instance)));
}

async function standingOf(
  trx: Knex.Transaction,
  instance: InstanceRow,
): Promise<Standing> {
  const rows = await trx<ReleaseRow>('releases')
    .where({ instance_id: instance.id })
    .whereIn('number', [instance.live_number ?? 0, ...instance.partial]);
  const release = (number: number | null) => {
    const row = rows.find(candidate => candidate.number === number);
    return row && toRelease(row);
  };
  return {
    instanceId: instance.id,
    live: release(instance.live_number),
    partial: instance.partial.flatMap(number => release(number) ?? []),
    nextNumber: instance.next_number,
  };
}

function sameNumbers(a: number[], b: number[]): boolean {
  return a.length === b.length && a.every(number => b.includes(number));
}
