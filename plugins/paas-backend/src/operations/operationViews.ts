import type { Knex } from 'knex';
import type {
  Operation,
  OperationDetail,
  OperationStep,
} from '@mooring/backstage-plugin-paas-common';
import { isUndoing } from '../domain/nextStep';
import { progressOf } from '../services/DatabaseServiceStore';
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
  const details = await toDetails(knex, rows);
  return details.map(
    ({ stepList, canContinue, canUndo, ...operation }) => operation,
  );
}

/** Rows with their steps, the inside of which is filtered elsewhere. */
export async function toDetails(
  knex: Knex,
  rows: Row[],
): Promise<OperationDetail[]> {
  const ids = rows.map(({ id }) => id);
  const steps: (StepRow & Pick<InstanceRow, 'environment'>)[] = await knex(
    'operation_steps',
  )
    .join('instances', 'instances.id', 'operation_steps.instance_id')
    .whereIn('operation_id', ids)
    .orderBy('seq')
    .select('operation_steps.*', 'instances.environment');
  const environments: { operation_id: string; environment: string }[] =
    await knex('operation_targets')
      .join('instances', 'instances.id', 'operation_targets.instance_id')
      .whereIn('operation_id', ids)
      .orderBy('position')
      .select('operation_id', 'environment');
  return rows.map(row => {
    const own = steps.filter(step => step.operation_id === row.id);
    const ended = row.ended_at !== null;
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
      ...progressOf(own),
      createdAt: row.created_at.toISOString(),
      ...(row.started_at && { startedAt: row.started_at.toISOString() }),
      ...(row.ended_at && { endedAt: row.ended_at.toISOString() }),
      stepList: own.map(step => toStep(step, row)),
      canContinue: row.state === 'held',
      canUndo: !ended && !isUndoing(own) && row.undo_requested_by === null,
    };
  });
}

function toStep(
  step: StepRow & Pick<InstanceRow, 'environment'>,
  row: Row,
): OperationStep {
  return {
    seq: step.seq,
    direction: step.direction,
    instance: [
      row.project_ref.replace(/^system:/, ''),
      row.name,
      step.environment,
    ].join('/'),
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
