import type { Knex } from 'knex';
import { progressOf } from '../domain/progressOf';
import type {
  InstanceRow,
  OperationRow,
  ReleaseRow,
  ServiceRow,
  StepRow,
} from '../operations/journal/rows';
import { findRollback, PASSING_PARTS } from '../releases/findRollback';
import {
  RELEASE_COLUMNS,
  RELEASE_FIELDS,
  scalingOf,
  type ReleaseFieldsRow,
} from '../releases/releaseFields';
import type {
  DirectoryInstance,
  DirectoryService,
  ReleaseGlance,
} from './types';

type GlanceRow = ReleaseFieldsRow & Pick<ReleaseRow, 'instance_id' | 'number'>;
type AncestorRow = Pick<
  ReleaseRow,
  'instance_id' | 'number' | 'parent' | 'cause' | 'changed'
>;
type RunningRow = Pick<OperationRow, 'id' | 'kind' | 'state'> &
  Pick<StepRow, 'instance_id'> & {
    steps: Pick<StepRow, 'direction' | 'state'>[];
  };
type ChangeRow = Pick<
  OperationRow,
  'id' | 'kind' | 'state' | 'initiator' | 'created_at'
> &
  Pick<InstanceRow, 'service_id'>;

/** Reads services as pages show them: all, or those with the given ids. */
export async function readDirectory(
  knex: Knex,
  ids: string[] | undefined,
): Promise<Omit<DirectoryService, 'version'>[]> {
  return knex.transaction(
    async trx => {
      const services = await readServices(trx, ids);
      const instances = groupBy(await readInstances(trx, ids), 'service_id');
      const glances = groupBy(await readGlances(trx, ids), 'instance_id');
      const ancestors = groupBy(await readAncestors(trx, ids), 'instance_id');
      const running = groupBy(await readRunning(trx, ids), 'instance_id');
      const changes = groupBy(await readLastChanges(trx, ids), 'service_id');
      return services.map(service => ({
        id: service.id,
        projectRef: service.project_ref,
        name: service.name,
        entityRef: service.entity_ref,
        ownerRef: service.owner_ref,
        blueprint: service.blueprint,
        dependsOn: service.depends_on,
        createdAt: service.created_at,
        instances: (instances.get(service.id) ?? []).flatMap(row =>
          toInstance(row, {
            glances: glances.get(row.id) ?? [],
            ancestors: ancestors.get(row.id) ?? [],
            running: running.get(row.id)?.[0],
          }),
        ),
        lastChange: changes.get(service.id)?.map(toChange)[0],
      }));
    },
    // One look at all tables: what an operation did shows whole or not at all.
    { isolationLevel: 'repeatable read', readOnly: true },
  );
}

function readServices(
  trx: Knex.Transaction,
  ids: string[] | undefined,
): Promise<ServiceRow[]> {
  const query = trx<ServiceRow>('services').whereNull('deleted_at');
  return ids ? query.whereIn('id', ids) : query;
}

function readInstances(
  trx: Knex.Transaction,
  ids: string[] | undefined,
): Promise<InstanceRow[]> {
  const query = trx<InstanceRow>('instances').orderBy('environment');
  return ids ? query.whereIn('service_id', ids) : query;
}

async function readGlances(
  trx: Knex.Transaction,
  ids: string[] | undefined,
): Promise<GlanceRow[]> {
  const query = trx('releases')
    .join('instances', 'instances.id', 'releases.instance_id')
    .joinRaw(RELEASE_FIELDS)
    .whereRaw('number IN (head_number, live_number)')
    .select('instance_id', 'number', trx.raw(RELEASE_COLUMNS));
  return ids ? query.whereIn('service_id', ids) : query;
}

/** Heads, and what they were made on as far back as only passing parts changed. */
async function readAncestors(
  trx: Knex.Transaction,
  ids: string[] | undefined,
): Promise<AncestorRow[]> {
  const { rows } = await trx.raw<{ rows: AncestorRow[] }>(
    `WITH RECURSIVE ancestors AS (
       SELECT r.instance_id, r.number, r.parent, r.cause, r.changed
       FROM releases r
       JOIN instances i ON i.id = r.instance_id AND i.head_number = r.number
       WHERE CAST(:ids AS uuid[]) IS NULL OR i.service_id = ANY(:ids)
     UNION ALL
       SELECT r.instance_id, r.number, r.parent, r.cause, r.changed
       FROM releases r
       JOIN ancestors a ON a.instance_id = r.instance_id AND a.parent = r.number
       WHERE a.cause <> 'rollback' AND a.changed <@ CAST(:passing AS text[]))
     SELECT * FROM ancestors`,
    { ids: ids ?? null, passing: [...PASSING_PARTS] } as never,
  );
  return rows;
}

async function readRunning(
  trx: Knex.Transaction,
  ids: string[] | undefined,
): Promise<RunningRow[]> {
  const query = trx('operation_targets AS t')
    .join('operations AS o', 'o.id', 't.operation_id')
    .whereNull('o.ended_at')
    .orderBy('o.created_at')
    .select(
      'o.id',
      'o.kind',
      'o.state',
      't.instance_id',
      trx.raw(`(
        SELECT coalesce(jsonb_agg(jsonb_build_object(
          'direction', s.direction, 'state', s.state) ORDER BY s.seq), '[]')
        FROM operation_steps s WHERE s.operation_id = o.id) AS steps`),
    );
  return ids
    ? query
        .join('instances AS i', 'i.id', 't.instance_id')
        .whereIn('i.service_id', ids)
    : query;
}

async function readLastChanges(
  trx: Knex.Transaction,
  ids: string[] | undefined,
): Promise<ChangeRow[]> {
  const query = trx('operation_targets AS t')
    .join('operations AS o', 'o.id', 't.operation_id')
    .join('instances AS i', 'i.id', 't.instance_id')
    .distinctOn('i.service_id')
    .orderBy([
      { column: 'i.service_id' },
      { column: 'o.created_at', order: 'desc' },
    ])
    .select(
      ...['o.id', 'o.kind', 'o.state', 'i.service_id'],
      ...['o.initiator', 'o.created_at'],
    );
  return ids ? query.whereIn('i.service_id', ids) : query;
}

function toInstance(
  row: InstanceRow,
  {
    glances,
    ancestors,
    running,
  }: {
    glances: GlanceRow[];
    ancestors: AncestorRow[];
    running: RunningRow | undefined;
  },
): DirectoryInstance[] {
  const glance = (number: number | null) => {
    const found = glances.find(candidate => candidate.number === number);
    return found && toGlance(found);
  };
  const head = glance(row.head_number);
  const live = glance(row.live_number);
  if (!head && !live && !running) {
    return [];
  }
  return [
    {
      id: row.id,
      environment: row.environment,
      head,
      live,
      resumable: findRollback(
        ancestors.map(({ parent, ...ancestor }) => ({
          ...ancestor,
          parent: parent ?? undefined,
        })),
        row.head_number ?? undefined,
      )?.parent,
      running: running && {
        id: running.id,
        kind: running.kind,
        state: running.state,
        ...progressOf(running.steps),
      },
    },
  ];
}

function toGlance(row: GlanceRow): ReleaseGlance {
  const { number, cluster, namespace, image, running, names } = row;
  return {
    ...{ number, cluster, namespace, image, running },
    scaling: scalingOf(row),
    names: names ?? [],
  };
}

function toChange(row: ChangeRow): DirectoryService['lastChange'] {
  return {
    operationId: row.id,
    kind: row.kind,
    state: row.state,
    by: row.initiator,
    at: row.created_at,
  };
}

function groupBy<K extends string, T extends Record<K, string>>(
  items: T[],
  key: K,
): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(item[key]);
    if (group) {
      group.push(item);
    } else {
      groups.set(item[key], [item]);
    }
  }
  return groups;
}
