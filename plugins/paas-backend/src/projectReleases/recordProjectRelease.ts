import type { Knex } from 'knex';
import type { JournalOperation } from '../operations/types';
import { insertProjectRelease } from './insertProjectRelease';

/** After an operation of several services: what is live in each of its environments now belongs together. */
export async function recordProjectRelease(
  trx: Knex.Transaction,
  { id, projectRef, initiator, targets }: JournalOperation,
): Promise<void> {
  const services = new Set(targets.map(({ serviceId }) => serviceId));
  if (services.size < 2) {
    return;
  }
  const environments = new Set(targets.map(({ environment }) => environment));
  for (const environment of [...environments].sort()) {
    await insertProjectRelease(trx, {
      ...{ projectRef, environment, operationId: id, good: false },
      author: initiator,
      note: undefined,
    });
  }
}
