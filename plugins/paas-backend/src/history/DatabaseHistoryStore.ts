import { parseInstanceRef } from '@mooring/common';
import type { HistoryQuery } from '@mooring/backstage-plugin-paas-common';
import type { Knex } from 'knex';
import type {
  DecisionRow,
  OperationRow,
  ServiceRow,
} from '../operations/journal/rows';

/** An instance, what was live of it at a moment, and before and after. */
export interface LiveRow
  extends Pick<ServiceRow, 'name' | 'project_ref' | 'owner_ref'>,
    Pick<OperationRow, 'kind' | 'initiator' | 'via' | 'note'> {
  instance_id: string;
  environment: string;
  number: number;
  live_from: Date;
  live_until: Date | null;
  operation_id: string;
  accepted_at: Date;
  /** As JSON, with times as text. */
  decisions: (Pick<
    DecisionRow,
    'actor' | 'on_behalf_of' | 'verdict' | 'note'
  > & {
    at: string;
  })[];
  /** What was live before it. */
  before: number | null;
  /** What is live now. */
  live_number: number | null;
}

/** What was live when, in PostgreSQL. */
export class DatabaseHistoryStore {
  constructor(private readonly knex: Knex) {}

  /** Deleted services as well: they were there. */
  async liveAt({ at, ...query }: HistoryQuery): Promise<LiveRow[]> {
    const key = parseInstanceRef(query.instance ?? '');
    return this.knex('live_intervals AS l')
      .join('instances AS i', 'i.id', 'l.instance_id')
      .join('services AS s', 's.id', 'i.service_id')
      .join('operations AS o', 'o.id', 'l.operation_id')
      .where({ 's.project_ref': key?.projectRef ?? query.projectRef })
      .modify(
        q =>
          key &&
          q.where({ 's.name': key.service, 'i.environment': key.environment }),
      )
      .whereRaw('l.live_from <= ?::timestamptz', [at])
      .whereRaw('coalesce(l.live_until, ?) > ?::timestamptz', ['infinity', at])
      .orderBy(['s.name', 'i.environment'])
      .select(
        ...['s.name', 's.project_ref', 's.owner_ref', 'i.environment'],
        ...['l.instance_id', 'l.number', 'l.live_from', 'l.live_until'],
        ...['l.operation_id', 'o.kind', 'o.initiator', 'o.via', 'o.note'],
        ...['o.created_at AS accepted_at', 'i.live_number'],
        this.knex.raw(`(
          SELECT p.number FROM live_intervals p
          WHERE p.instance_id = l.instance_id AND p.live_from < l.live_from
          ORDER BY p.live_from DESC LIMIT 1) AS before`),
        this.knex.raw(`(
          SELECT coalesce(json_agg(d ORDER BY d.id), '[]')
          FROM operation_decisions d
          WHERE d.operation_id = o.id) AS decisions`),
      );
  }
}
