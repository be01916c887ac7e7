import type {
  BoardQuery,
  OperationPage,
} from '@mooring/backstage-plugin-paas-common';
import type { Knex } from 'knex';
import { decodeDoneCursor, encodeDoneCursor } from './doneCursor';
import { toDoneOperation, type DoneRow } from './toDoneOperation';
import type { DoneStore, Viewer } from './types';

const TARGETS = `CROSS JOIN LATERAL (
  SELECT COALESCE(jsonb_agg(jsonb_build_object(
    'service', ts.name, 'serviceId', ts.id, 'environment', i.environment
  ) ORDER BY ot.position), '[]') AS targets
  FROM operation_targets ot
  JOIN instances i ON i.id = ot.instance_id
  JOIN services ts ON ts.id = i.service_id
  WHERE ot.operation_id = o.id) t`;

/** Of what has ended only the number counts: of the direction that it went in last. */
const STEPS = `CROSS JOIN LATERAL (
  SELECT CAST(COALESCE(
    NULLIF(count(*) FILTER (WHERE direction = 'undo'), 0), count(*)
  ) AS int) AS steps
  FROM operation_steps os WHERE os.operation_id = o.id) p`;

/** Services are few: they are gone through once, operations are compared with what was found. */
const SEARCH = `(
  starts_with(CAST(o.id AS text), :search)
  OR position(:search IN lower(regexp_replace(o.initiator, '^.*/', ''))) > 0
  OR position(:search IN lower(regexp_replace(o.project_ref, '^.*/', ''))) > 0
  OR o.service_id = ANY (ARRAY(
    SELECT id FROM services WHERE position(:search IN lower(name)) > 0))
  OR o.service_id IS NULL AND EXISTS (
    SELECT FROM operation_targets ot
    JOIN instances i ON i.id = ot.instance_id
    JOIN services ts ON ts.id = i.service_id
    WHERE ot.operation_id = o.id AND position(:search IN lower(ts.name)) > 0))`;

/** {@link DoneStore} whose pages an index leads to. */
export class DatabaseDoneStore implements DoneStore {
  constructor(private readonly knex: Knex) {}

  async page(
    query: BoardQuery,
    viewer: Viewer,
    { limit, cursor }: { limit: number; cursor: string | undefined },
  ): Promise<OperationPage> {
    const { knex } = this;
    const page = knex('operations AS o')
      .modify(conditions(query, viewer))
      .modify(q => {
        if (cursor !== undefined) {
          const { at, id } = decodeDoneCursor(cursor);
          q.whereRaw('(o.ended_at, o.id) < (?::timestamptz, ?::uuid)', [
            at,
            id,
          ]);
        }
      })
      .orderBy([
        { column: 'o.ended_at', order: 'desc' },
        { column: 'o.id', order: 'desc' },
      ])
      .limit(limit + 1)
      .select('o.*');
    const rows: DoneRow[] = await knex(page.as('o'))
      .leftJoin('services AS s', 's.id', 'o.service_id')
      .joinRaw(TARGETS)
      .joinRaw(STEPS)
      .orderBy([
        { column: 'o.ended_at', order: 'desc' },
        { column: 'o.id', order: 'desc' },
      ])
      .select(
        ...['o.id', 'o.kind', 'o.state', 'o.project_ref', 'o.service_id'],
        ...['o.initiator', 'o.via', 'o.note', 'o.plan_hash', 'o.failure'],
        ...['o.emergency', 'o.created_at', 'o.started_at', 'o.ended_at'],
        ...['s.name', 's.entity_ref', 't.targets', 'p.steps'],
        knex.raw(
          `to_char(o.ended_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS exact`,
        ),
      );
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return {
      items: items.map(toDoneOperation),
      ...(rows.length > limit &&
        last && {
          nextCursor: encodeDoneCursor({ at: last.exact, id: last.id }),
        }),
    };
  }

  async count(
    query: BoardQuery,
    viewer: Viewer,
    since: string,
  ): Promise<number> {
    const rows = await this.knex('operations AS o')
      .modify(conditions(query, viewer))
      .whereRaw('o.ended_at >= ?::timestamptz', [since])
      .count<{ count: string }[]>({ count: '*' });
    return Number(rows[0]!.count);
  }
}

/** The same as `fitsBoard` says of operations in memory. */
function conditions(query: BoardQuery, viewer: Viewer) {
  const { projectRef, kind, environment, state, initiator, search } = query;
  return (rows: Knex.QueryBuilder) => {
    rows.whereNotNull('o.ended_at');
    const equal = { project_ref: projectRef, kind, state, initiator };
    for (const [column, value] of Object.entries(equal)) {
      if (value !== undefined) {
        rows.where(`o.${column}`, value);
      }
    }
    if (query.mine !== undefined) {
      // Nothing that has ended waits for anybody.
      rows.where('o.initiator', viewer.ref);
    }
    if (query.emergency !== undefined) {
      rows.whereRaw(
        `o.emergency IS NOT NULL AND o.emergency->'review' IS NULL`,
      );
    }
    if (environment !== undefined) {
      rows.whereRaw(
        `EXISTS (SELECT FROM operation_targets ot
          JOIN instances i ON i.id = ot.instance_id
          WHERE ot.operation_id = o.id AND i.environment = ?)`,
        [environment],
      );
    }
    if (search !== undefined) {
      rows.whereRaw(SEARCH, { search: search.toLowerCase() });
    }
  };
}
