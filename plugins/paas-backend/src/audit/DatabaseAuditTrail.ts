import type {
  AuditEvent,
  AuditPage,
  AuditQuery,
} from '@mooring/backstage-plugin-paas-common';
import type { Knex } from 'knex';
import { toEvent, type AuditRow } from './auditRow';
import type { AuditPosition } from './types';

/** More than a spreadsheet is of use for. */
export const MAX_EXPORTED = 100_000;
const PORTION = 1_000;
/** The hash that a row's seal covers. */
const PREVIOUS = `coalesce(
  (SELECT seal_hash FROM audit_events p WHERE p.seal_number = e.seal_number - 1),
  (SELECT start_hash FROM audit_chain WHERE start_number = e.seal_number - 1))`;

type ShownRow = AuditRow & { previous: string | null };

/** The audit trail in PostgreSQL; who may see it is decided around it. */
export class DatabaseAuditTrail {
  constructor(
    private readonly knex: Knex,
    private readonly options: { maxExported: number } = {
      maxExported: MAX_EXPORTED,
    },
  ) {}

  async query(
    query: AuditQuery,
    { limit, cursor }: AuditPosition,
  ): Promise<AuditPage> {
    const found = await this.select(query, limit + 1, cursor);
    const items = found.slice(0, limit);
    const last = items.at(-1);
    return {
      items,
      ...(found.length > limit && last && { nextCursor: last.id }),
    };
  }

  /** The first portion is read before it answers, so that what is wrong shows at once. */
  async export(query: AuditQuery): Promise<AsyncIterable<AuditEvent[]>> {
    const first = await this.select(query, PORTION, undefined);
    return this.portions(query, first);
  }

  private async *portions(
    query: AuditQuery,
    first: AuditEvent[],
  ): AsyncGenerator<AuditEvent[]> {
    let left = this.options.maxExported;
    let portion = first;
    while (portion.length > 0) {
      if (portion.length > left) {
        yield [...portion.slice(0, left), leftOut(portion[left]!)];
        return;
      }
      yield portion;
      left -= portion.length;
      portion =
        portion.length < PORTION
          ? []
          : await this.select(query, PORTION, portion.at(-1)!.id);
    }
  }

  private async select(
    query: AuditQuery,
    limit: number,
    before: string | undefined,
  ): Promise<AuditEvent[]> {
    const rows: ShownRow[] = await this.knex('audit_events AS e')
      .select('e.*', this.knex.raw(`${PREVIOUS} AS previous`))
      .modify(where(query))
      .modify(q => before !== undefined && q.where('id', '<', before))
      .orderBy('id', 'desc')
      .limit(limit);
    return rows.map(toSealedEvent);
  }
}

function where({ actor, action, projectRef, target, ...rest }: AuditQuery) {
  return (rows: Knex.QueryBuilder) => {
    const conditions: [string, string | undefined][] = [
      ['actor = ?', actor],
      ['starts_with(action, ?)', action],
      ['project_ref = ?', projectRef],
      ['position(? IN target) > 0', target],
      ['outcome = ?', rest.outcome],
      ['at >= ?::timestamptz', rest.from],
      ['at < ?::timestamptz', rest.until],
    ];
    for (const [condition, value] of conditions) {
      if (value !== undefined) {
        rows.whereRaw(condition, [value]);
      }
    }
  };
}

/** With its place in the chain, so that it can be verified without the database. */
function toSealedEvent(row: ShownRow): AuditEvent {
  const { seal_number: number, seal_hash: hash, previous } = row;
  return {
    ...toEvent(row),
    ...(number !== null &&
      hash !== null && {
        seal: {
          number: Number(number),
          ...(previous !== null && { previous }),
          hash,
        },
      }),
  };
}

/** Stands at the end of an export for all that is older. */
function leftOut({ id, at }: AuditEvent): AuditEvent {
  const reason =
    'This and older rows are left out; narrow the times, or ask for less';
  return {
    ...{ id, at },
    actor: 'system:mooring',
    action: 'audit.left-out',
    outcome: 'done',
    target: '',
    detail: { reason },
  };
}
