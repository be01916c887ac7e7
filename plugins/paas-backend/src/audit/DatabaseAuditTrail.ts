import type {
  AuditEvent,
  AuditPage,
  AuditQuery,
} from '@mooring/backstage-plugin-paas-common';
import type { Knex } from 'knex';
import type { AuditPosition } from './types';

/** More than a spreadsheet is of use for. */
export const MAX_EXPORTED = 100_000;
const PORTION = 1_000;

interface AuditRow {
  /** A bigint, which the driver gives as text. */
  id: string;
  at: Date;
  actor: string;
  via: string | null;
  action: string;
  outcome: AuditEvent['outcome'];
  project_ref: string | null;
  target: string;
  detail: AuditEvent['detail'];
}

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
    const rows: AuditRow[] = await this.knex<AuditRow>('audit_events')
      .modify(where(query))
      .modify(q => before !== undefined && q.where('id', '<', before))
      .orderBy('id', 'desc')
      .limit(limit);
    return rows.map(toEvent);
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

function toEvent(row: AuditRow): AuditEvent {
  return {
    id: row.id,
    at: row.at.toISOString(),
    actor: row.actor,
    ...(row.via !== null && { via: row.via }),
    action: row.action,
    outcome: row.outcome,
    ...(row.project_ref !== null && { projectRef: row.project_ref }),
    target: row.target,
    detail: row.detail,
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
