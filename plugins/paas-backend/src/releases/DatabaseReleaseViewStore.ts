import type { Knex } from 'knex';
import type {
  InstanceRow,
  OperationRow,
  ReleaseRow,
  ServiceRow,
  TargetRow,
} from '../operations/journal/rows';
import {
  RELEASE_COLUMNS,
  RELEASE_FIELDS,
  type ReleaseFieldsRow,
} from './releaseFields';
import type { InstancePlace, ViewedInstance } from './types';

/** Older ones are in the database for those who ask it. */
const MAX_RELEASES = 500;
/** How far back versions of two environments are compared, in changes of what was live. */
const MAX_COMPARED = 200;

/** A release with what decides its status. */
export type ReleaseViewRow = Omit<ReleaseRow, 'content' | 'instance_id'> &
  ReleaseFieldsRow &
  Pick<OperationRow, 'failure' | 'ended_at'> &
  Pick<TargetRow, 'to_number'> & { touched: boolean };

/** A time during which a release was live. */
export interface IntervalRow {
  number: number;
  live_from: Date;
  live_until: Date | null;
}

/** An image that was live somewhere; the last of each environment may still be. */
export interface LiveImageRow {
  service_id: string;
  environment: string;
  repository: string;
  tag: string;
  digest: string;
  is_live: boolean;
}

/** What views of releases are made from, in PostgreSQL. */
export class DatabaseReleaseViewStore {
  constructor(private readonly knex: Knex) {}

  /** Also where it was deleted from the environment, while the service is. */
  async find(place: InstancePlace): Promise<ViewedInstance | undefined> {
    const row = await this.knex<ServiceRow>('services')
      .join('instances', 'instances.service_id', 'services.id')
      .where({
        service_id: place.serviceId,
        environment: place.environment,
      })
      .whereNull('services.deleted_at')
      .first<
        | (Pick<ServiceRow, 'name' | 'project_ref' | 'owner_ref'> &
            Pick<
              InstanceRow,
              'id' | 'environment' | 'head_number' | 'live_number'
            >)
        | undefined
      >(
        ...['name', 'project_ref', 'owner_ref', 'instances.id', 'environment'],
        ...['head_number', 'live_number'],
      );
    return (
      row && {
        id: row.id,
        serviceId: place.serviceId,
        service: row.name,
        projectRef: row.project_ref,
        ownerRef: row.owner_ref,
        environment: row.environment,
        head: row.head_number ?? undefined,
        live: row.live_number ?? undefined,
      }
    );
  }

  /** The newest first; that which is live at any rate. */
  async releases({ id, live }: ViewedInstance): Promise<ReleaseViewRow[]> {
    const newest = this.knex('releases')
      .where({ instance_id: id })
      .orderBy('number', 'desc')
      .limit(MAX_RELEASES)
      .select('number');
    return this.knex('releases')
      .joinRaw(RELEASE_FIELDS)
      .join('operations AS o', 'o.id', 'releases.operation_id')
      .leftJoin('operation_targets AS t', {
        't.operation_id': 'releases.operation_id',
        't.instance_id': 'releases.instance_id',
      })
      .where('releases.instance_id', id)
      .where(q => q.whereIn('number', newest).orWhere({ number: live ?? 0 }))
      .orderBy('number', 'desc')
      .select(
        ...['number', 'hash', 'author', 'cause', 'parent', 'source', 'changed'],
        ...['releases.note', 'releases.operation_id', 'releases.created_at'],
        ...['withdrawn_at', 'o.failure', 'o.ended_at', 't.to_number'],
        this.knex.raw(RELEASE_COLUMNS),
        this.knex.raw(`EXISTS (
          SELECT FROM operation_steps s
          WHERE s.operation_id = releases.operation_id
            AND s.instance_id = releases.instance_id
            AND s.state <> 'pending') AS touched`),
      );
  }

  /** The newest first. */
  async intervals(instanceId: string): Promise<IntervalRow[]> {
    return this.knex('live_intervals')
      .where({ instance_id: instanceId })
      .orderBy('live_from', 'desc')
      .select('number', 'live_from', 'live_until');
  }

  /** Images that were live, of all environments of services, the oldest first. */
  async liveImages(serviceIds: readonly string[]): Promise<LiveImageRow[]> {
    const recent = this.knex('live_intervals')
      .join('instances', 'instances.id', 'live_intervals.instance_id')
      .whereIn('service_id', serviceIds)
      .select(
        ...['service_id', 'instance_id', 'environment', 'number', 'live_from'],
        this.knex.raw('live_until IS NULL AS is_live'),
        this.knex.raw(
          'row_number() OVER (PARTITION BY instance_id ORDER BY live_from DESC) AS age',
        ),
      );
    return this.knex(recent.as('recent'))
      .join('releases', {
        'releases.instance_id': 'recent.instance_id',
        'releases.number': 'recent.number',
      })
      .joinRaw('CROSS JOIN LATERAL jsonb_to_record(content) AS c(image jsonb)')
      .where('age', '<=', MAX_COMPARED)
      .orderBy('live_from')
      .select(
        ...['service_id', 'environment', 'is_live'],
        this.knex.raw(`c.image->>'repository' AS repository`),
        this.knex.raw(`c.image->>'tag' AS tag`),
        this.knex.raw(`c.image->>'digest' AS digest`),
      );
  }
}
