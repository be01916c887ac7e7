import type { Holder } from '@mooring/backstage-plugin-paas-common';
import type { Knex } from 'knex';
import type { OperationNews } from '../domain/outbound/OperationNews';
import type {
  InstanceRow,
  OperationRow,
  ServiceRow,
} from '../operations/journal/rows';

type NamedHolder = Omit<Holder, 'reason'>;

type Row = Pick<
  OperationRow,
  'kind' | 'initiator' | 'created_at' | 'project_ref'
> & {
  /** A bigint, which the driver gives as text. */
  id: string;
  operation_id: string;
  at: Date;
  state_before: OperationRow['state'] | null;
  state_after: OperationRow['state'];
  holder_before: NamedHolder | null;
  holder_after: NamedHolder | null;
  state_now: OperationRow['state'];
  holder_now: Holder | null;
};

type Target = Pick<ServiceRow, 'name'> &
  Pick<InstanceRow, 'environment'> & { operation_id: string };

/** What changes tell, by their ids. What has been deleted meanwhile is left out. */
export async function loadNews(
  knex: Knex,
  changes: readonly string[],
  portal: string,
): Promise<Map<string, OperationNews>> {
  const rows: Row[] = await knex('operation_changes')
    .join('operations', 'operations.id', 'operation_changes.operation_id')
    .whereIn('operation_changes.id', [...changes])
    .select(
      'operation_changes.*',
      'operations.kind',
      'operations.initiator',
      'operations.created_at',
      'operations.project_ref',
      'operations.state as state_now',
      'operations.holder as holder_now',
    );
  const targets = await loadTargets(knex, [
    ...new Set(rows.map(row => row.operation_id)),
  ]);
  return new Map(
    rows.map(row => [
      row.id,
      toNews(
        row,
        targets.filter(target => target.operation_id === row.operation_id),
        portal,
      ),
    ]),
  );
}

async function loadTargets(
  knex: Knex,
  operations: string[],
): Promise<Target[]> {
  return knex('operation_targets')
    .join('instances', 'instances.id', 'operation_targets.instance_id')
    .join('services', 'services.id', 'instances.service_id')
    .whereIn('operation_id', operations)
    .orderBy('position')
    .select('operation_id', 'services.name', 'instances.environment');
}

function toNews(row: Row, targets: Target[], portal: string): OperationNews {
  const { holder_after: holder, holder_now: now } = row;
  return {
    change: Number(row.id),
    at: row.at.toISOString(),
    operationId: row.operation_id,
    createdAt: row.created_at.toISOString(),
    isCurrent:
      row.state_after === row.state_now &&
      holder?.kind === now?.kind &&
      holder?.name === now?.name,
    kind: row.kind,
    state: row.state_after,
    stateBefore: row.state_before ?? undefined,
    projectRef: row.project_ref,
    services: [...new Set(targets.map(({ name }) => name))],
    environments: [...new Set(targets.map(target => target.environment))],
    initiator: row.initiator,
    holder: holder ?? undefined,
    holderBefore: row.holder_before ?? undefined,
    link: `${portal}/operations/${row.operation_id}`,
  };
}
