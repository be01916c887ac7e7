import type { Knex } from 'knex';
import { sealHash } from '../domain/audit/sealHash';
import { endsOf, toEvent, type AuditRow, type ChainRow } from './auditRow';

const BATCH = 500;

/**
 * Chains audit rows by hash after they were written, so that no writer waits for
 * another.
 *
 * @remarks
 * Ids are drawn before a transaction ends: a row may appear behind others with
 * higher ids. So what is committed and has no seal is sealed, whatever its id,
 * and the number of the seal is the order. The lock on the chain's one row lets
 * one sealer work at a time; a sealer that dies in the middle leaves the batch
 * unsealed, for the next one.
 */
export class AuditSealer {
  constructor(
    private readonly knex: Knex,
    private readonly options: { batch: number } = { batch: BATCH },
  ) {}

  /** Seals all there is. Returns how many rows that were. */
  async seal(signal: AbortSignal): Promise<number> {
    const { batch } = this.options;
    let sum = 0;
    let sealed = batch;
    while (sealed === batch && !signal.aborted) {
      sealed = await this.sealBatch();
      sum += sealed;
    }
    return sum;
  }

  private async sealBatch(): Promise<number> {
    return this.knex.transaction(async trx => {
      const chain = await trx<ChainRow>('audit_chain')
        .forUpdate()
        .skipLocked()
        .first();
      if (!chain) {
        return 0;
      }
      const rows = await trx<AuditRow>('audit_events')
        .whereNull('seal_number')
        .orderBy('id')
        .limit(this.options.batch);
      let { end } = endsOf(chain);
      const seals = rows.map(row => {
        end = {
          number: end.number + 1,
          hash: sealHash(end.hash, toEvent(row)),
        };
        return { id: row.id, ...end };
      });
      if (seals.length > 0) {
        await writeSeals(trx, seals);
      }
      return seals.length;
    });
  }
}

async function writeSeals(
  trx: Knex.Transaction,
  seals: { id: string; number: number; hash: string }[],
): Promise<void> {
  await trx.raw(
    `UPDATE audit_events AS e
     SET seal_number = s.number, seal_hash = s.hash
     FROM unnest(?::bigint[], ?::bigint[], ?::text[]) AS s (id, number, hash)
     WHERE e.id = s.id`,
    [
      seals.map(({ id }) => id),
      seals.map(({ number }) => number),
      seals.map(({ hash }) => hash),
    ],
  );
  const last = seals.at(-1)!;
  await trx('audit_chain').update({
    end_number: last.number,
    end_hash: last.hash,
    sealed_at: trx.fn.now(),
  });
}
