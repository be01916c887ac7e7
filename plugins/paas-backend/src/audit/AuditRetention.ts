import type { Knex } from 'knex';
import { appendAudit } from './appendAudit';
import { endsOf, type AuditRow, type ChainRow } from './auditRow';

/** The action of the row that tells of a removal. */
export const REMOVED = 'audit.removed';

/**
 * Removes what is older than is to be kept, from the front of the chain only. The
 * last seal that goes stays as the chain's start, so that the rest can still be
 * verified, and a row tells of it.
 */
export class AuditRetention {
  constructor(private readonly knex: Knex) {}

  /** Returns how many rows were removed. */
  async remove(before: Date): Promise<number> {
    return this.knex.transaction(async trx => {
      const chain = await trx<ChainRow>('audit_chain').forUpdate().first();
      const { start } = endsOf(chain!);
      const last = await lastToRemove(trx, before);
      if (!last || last.number <= start.number) {
        return 0;
      }
      await trx('audit_chain').update({
        start_number: last.number,
        start_hash: last.hash,
      });
      const removed = await trx('audit_events')
        .where('seal_number', '<=', last.number)
        .del();
      await appendAudit(trx, {
        actor: 'system:mooring',
        action: REMOVED,
        target: 'audit',
        detail: {
          rows: removed,
          before: before.toISOString(),
          sealNumber: last.number,
          hash: last.hash,
        },
      });
      return removed;
    });
  }
}

/** The last row before the first that stays. */
async function lastToRemove(
  trx: Knex.Transaction,
  before: Date,
): Promise<{ number: number; hash: string } | undefined> {
  const stays = await trx<AuditRow>('audit_events')
    .whereNotNull('seal_number')
    .where('at', '>=', before)
    .orderBy('seal_number')
    .first('seal_number');
  const last = await trx<AuditRow>('audit_events')
    .whereNotNull('seal_number')
    .modify(q => (stays ? q.where('seal_number', '<', stays.seal_number!) : q))
    .orderBy('seal_number', 'desc')
    .first('seal_number', 'seal_hash');
  return last && { number: Number(last.seal_number), hash: last.seal_hash! };
}
