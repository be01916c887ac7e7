import { GENESIS } from '../domain/audit/Seal';
import type { Knex } from 'knex';

/** Does what the triggers refuse, as whoever owns the database can. */
export async function withoutTriggers(
  knex: Knex,
  body: (trx: Knex.Transaction) => Promise<unknown>,
): Promise<void> {
  await knex.transaction(async trx => {
    await trx.raw('ALTER TABLE audit_events DISABLE TRIGGER USER');
    await body(trx);
    await trx.raw('ALTER TABLE audit_events ENABLE TRIGGER USER');
  });
}

/** As if nothing had been recorded yet. */
export async function emptyAudit(knex: Knex): Promise<void> {
  await withoutTriggers(knex, async trx => {
    await trx('audit_events').del();
    await trx('audit_chain').update({
      ...{ start_number: GENESIS.number, start_hash: GENESIS.hash },
      ...{ end_number: GENESIS.number, end_hash: GENESIS.hash },
      sealed_at: null,
    });
  });
}
