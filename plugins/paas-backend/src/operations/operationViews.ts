import { formatInstanceRef } from '@mooring/common';
import type { Knex } from 'knex';
import type {
  Operation,
  OperationDetail,
  OperationStep,
} from '@mooring/backstage-plugin-paas-common';
import { isUndoing } from '../domain/nextStep';
import { progressOf } from '../domain/progressOf';
import type {
  InstanceRow,
  OperationRow,
  ServiceRow,
  StepRow,
} from './journal/rows';

type Row = OperationRow &
  Pick<ServiceRow, 'project_ref' | 'name' | 'entity_ref'>;

/** Operations with their service, ready to be filtered, ordered and limited. */
export function operationQuery(knex: Knex) {
  return knex<OperationRow>('operations')
    .join('services', 'services.id', 'operations.service_id')
    .select<Row[]>(
      'operations.*',
      'services.project_ref',
      'services.name',
      'services.entity_ref',
    );
}

/** Rows as everybody signed in may see them, in the order given. */
export async function toOperations(
  knex: Knex,
  rows: Row[],
): Promise<Operation[]> {
  // Without previews and logs: a list is asked for every few seconds.
  const steps = await stepQuery(knex, rows).select<
    Pick<StepRow, 'operation_id' | 'seq' | 'direction' | 'state'>[]
  >('operation_id', 'seq', 'direction', 'state');
  const environments = await environmentsOf(knex, rows);
  return rows.map(row =>
    toOperation(
      row,
      steps.filter(step => step.operation_id === row.id),
      environments,
    ),
  );
}

/** Rows with their steps, the inside of which is filtered elsewhere. */
export async function toDetails(
  knex: Knex,
  rows: Row[],
): Promise<OperationDetail[]> {
  const steps = await stepQuery(knex, rows)
    .join('instances', 'instances.id', 'operation_steps.instance_id')
    .select<(StepRow & Pick<InstanceRow, 'environment'>)[]>(
      'operation_steps.*',
      'instances.environment',
    );
  const environments = await environmentsOf(knex, rows);
  return rows.map(row => {
    const own = steps.filter(step => step.operation_id === row.id);
    return {
      ...toOperation(row, own, environments),
      stepList: own.map(step => toStep(step, row)),
      canContinue: row.state === 'held',
      canUndo:
        row.ended_at === null &&
        !isUndoing(own) &&
        row.undo_requested_by === null,
    };
  });
}

function stepQuery(knex: Knex, rows: Row[]) {
  return knex('operation_steps')
    .whereIn(
      'operation_id',
      rows.map(({ id }) => id),
    )
    .orderBy('seq');
}

interface TargetEnvironment {
  operation_id: string;
  environment: string;
}

async function environmentsOf(
  knex: Knex,
  rows: Row[],
): Promise<TargetEnvironment[]> {
  return knex('operation_targets')
    .join('instances', 'instances.id', 'operation_targets.instance_id')
    .whereIn(
      'operation_id',
      rows.map(({ id }) => id),
    )
    .orderBy('position')
    .select('operation_id', 'environment');
}

function toOperation(
  row: Row,
  steps: Pick<StepRow, 'direction' | 'state' | 'seq'>[],
  environments: TargetEnvironment[],
): Operation {
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    projectRef: row.project_ref,
    service: row.name,
    serviceId: row.service_id,
    entityRef: row.entity_ref,
    environments: environments
      .filter(({ operation_id: id }) => id === row.id)
      .map(({ environment }) => environment),
    initiator: row.initiator,
    ...(row.via !== null && { via: row.via }),
    ...(row.note !== null && { note: row.note }),
    planHash: row.plan_hash,
    ...(row.holder && { holder: row.holder }),
    ...(row.failure !== null && { failure: row.failure }),
    ...progressOf(steps),
    createdAt: row.created_at.toISOString(),
    ...(row.started_at && { startedAt: row.started_at.toISOString() }),
    ...(row.ended_at && { endedAt: row.ended_at.toISOString() }),
  };
}

function toStep(
  step: StepRow & Pick<InstanceRow, 'environment'>,
  row: Row,
): OperationStep {
  return {
    seq: step.seq,
    direction: step.direction,
    instance: formatInstanceRef({
      projectRef: row.project_ref,
      service: row.name,
      environment: step.environment,
    }),
    environment: step.environment,
    type: step.type,
    state: step.state,
    ...(step.summary !== null && { summary: step.summary }),
    ...(step.error !== null && { error: step.error }),
    attempts: step.attempts,
    ...(step.started_at && { startedAt: step.started_at.toISOString() }),
    ...(step.ended_at && { endedAt: step.ended_at.toISOString() }),
    ...(step.preview && { preview: step.preview }),
    log: step.log,
  };
}
