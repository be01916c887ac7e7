import type {
  AuditAnchor,
  AuditVerdict,
  ChainFault,
} from '@mooring/backstage-plugin-paas-common';
import type { Knex } from 'knex';
import { ChainCheck } from '../domain/audit/ChainCheck';
import type { Seal } from '../domain/audit/Seal';
import { endsOf, toEvent, type AuditRow, type ChainRow } from './auditRow';
import { REMOVED } from './AuditRetention';

const PORTION = 1_000;

type StoredRow = AuditRow & { seal_number: string; seal_hash: string };

/** Recomputes the chain of audit rows in PostgreSQL, in portions. */
export class DatabaseAuditChain {
  constructor(
    private readonly knex: Knex,
    private readonly options: { portion: number } = { portion: PORTION },
  ) {}

  /** The end of the chain as it is now, to be kept where nobody of the portal writes. */
  async anchor(): Promise<AuditAnchor> {
    const chain = await readChain(this.knex);
    const { end } = endsOf(chain);
    return {
      sealNumber: end.number,
      hash: end.hash,
      ...(chain.sealed_at && { at: chain.sealed_at.toISOString() }),
    };
  }

  /** Sees one moment throughout, whatever is sealed or removed meanwhile. */
  async verify(anchor?: Seal): Promise<AuditVerdict> {
    return this.knex.transaction(trx => this.check(trx, anchor), {
      isolationLevel: 'repeatable read',
      readOnly: true,
    });
  }

  private async check(
    trx: Knex.Transaction,
    anchor: Seal | undefined,
  ): Promise<AuditVerdict> {
    const chain = await readChain(trx);
    const ends = endsOf(chain);
    const check = new ChainCheck(ends, anchor);
    const firstBad =
      (await checkStart(trx, ends.start)) ?? (await this.walk(trx, check));
    return {
      ok: firstBad === undefined,
      ...(await countRows(trx)),
      ...(chain.sealed_at && { sealedAt: chain.sealed_at.toISOString() }),
      ...(firstBad && { firstBad }),
      ...(check.anchorState && { anchor: check.anchorState }),
    };
  }

  private async walk(
    trx: Knex.Transaction,
    check: ChainCheck,
  ): Promise<ChainFault | undefined> {
    const { portion } = this.options;
    let rows: StoredRow[] = [];
    do {
      rows = await readPortion(trx, rows.at(-1), portion);
      for (const row of rows) {
        const fault = check.add({
          event: toEvent(row),
          seal: { number: Number(row.seal_number), hash: row.seal_hash },
        });
        if (fault) {
          return fault;
        }
      }
    } while (rows.length === portion);
    return check.finish();
  }
}

async function readChain(knex: Knex): Promise<ChainRow> {
  const chain = await knex<ChainRow>('audit_chain').first<ChainRow>();
  if (!chain) {
    throw new Error('audit_chain has no row any more: somebody removed it');
  }
  return chain;
}

/** By number and id, so that a number that is there twice shows. */
async function readPortion(
  knex: Knex,
  after: StoredRow | undefined,
  limit: number,
): Promise<StoredRow[]> {
  return knex<AuditRow>('audit_events')
    .whereNotNull('seal_number')
    .modify(q =>
      after
        ? q.whereRaw('(seal_number, id) > (?, ?)', [
            after.seal_number,
            after.id,
          ])
        : q,
    )
    .orderBy(['seal_number', 'id'])
    .limit(limit) as Promise<StoredRow[]>;
}

async function countRows(
  knex: Knex,
): Promise<{ sealed: number; unsealed: number }> {
  const [count] = await knex('audit_events').select<
    { sealed: string; unsealed: string }[]
  >(
    knex.raw('count(seal_number) AS sealed'),
    knex.raw('count(*) FILTER (WHERE seal_number IS NULL) AS unsealed'),
  );
  return { sealed: Number(count!.sealed), unsealed: Number(count!.unsealed) };
}

/** Old rows are removed with a row that tells of it; a start without one was moved by other hands. */
async function checkStart(
  knex: Knex,
  { number, hash }: Seal,
): Promise<ChainFault | undefined> {
  if (number === 0) {
    return undefined;
  }
  const told = await knex('audit_events')
    .where({ action: REMOVED })
    .whereRaw('detail @> ?::jsonb', [JSON.stringify({ hash })])
    .first('id');
  return told ? undefined : { sealNumber: number + 1, why: 'unexplained' };
}
