import { formatInstanceRef } from '@mooring/common';
import type { Knex } from 'knex';
import type {
  Operation,
  OperationDetail,
  OperationStep,
} from '@mooring/backstage-plugin-paas-common';
import { canBeLeft } from '../domain/canBeLeft';
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
  const targets = await targetsOf(knex, rows);
  return rows.map(row =>
    toOperation(
      row,
      steps.filter(step => step.operation_id === row.id),
      targets,
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
  const targets = await targetsOf(knex, rows);
  return rows.map(row => {
    const own = steps.filter(step => step.operation_id === row.id);
    return {
      ...toOperation(row, own, targets),
      stepList: own.map(step => toStep(step, row)),
      ...decisionsOf(row, own),
      ...requestedOf(row, own),
      undoTo: targets
        .filter(target => target.operation_id === row.id)
        .map(({ environment, from_number: release }) => ({
          environment,
          release,
        })),
      conflicts: row.state === 'held' ? row.conflicts : [],
      evidence: row.evidence,
    };
  });
}

/** What can still be decided about an operation; who may, is asked elsewhere. */
export function decisionsOf(
  row: Pick<
    OperationRow,
    | 'kind'
    | 'state'
    | 'ended_at'
    | 'undo_requested_by'
    | 'cancel_requested_by'
    | 'conflicts'
  >,
  steps: Pick<StepRow, 'direction' | 'state'>[],
): Pick<
  OperationDetail,
  'canContinue' | 'canUndo' | 'canCancel' | 'canTakeOver'
> {
  const isOpen =
    row.ended_at === null &&
    !isUndoing(steps) &&
    row.undo_requested_by === null &&
    row.cancel_requested_by === null;
  const isUntouched = steps.every(({ state }) => state === 'pending');
  return {
    canContinue: row.state === 'held',
    canUndo: isOpen,
    canCancel: isOpen && (isUntouched || canBeLeft(row.kind)),
    canTakeOver: row.state === 'held' && row.conflicts.length > 0,
  };
}

/** What was decided and has not come about yet. */
function requestedOf(
  row: Row,
  steps: Pick<StepRow, 'direction' | 'state'>[],
): Pick<OperationDetail, 'requested'> {
  if (row.ended_at !== null || isUndoing(steps)) {
    return {};
  }
  if (row.undo_requested_by !== null) {
    return { requested: 'undo' };
  }
  return row.cancel_requested_by === null ? {} : { requested: 'cancel' };
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
  from_number: number | null;
}

async function targetsOf(
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
    .select('operation_id', 'environment', 'from_number');
}

function toOperation(
  row: Row,
  steps: Pick<StepRow, 'direction' | 'state' | 'seq'>[],
  targets: TargetEnvironment[],
): Operation {
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    projectRef: row.project_ref,
    service: row.name,
    serviceId: row.service_id,
    entityRef: row.entity_ref,
    environments: targets
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
