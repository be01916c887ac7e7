import { formatInstanceRef } from '@mooring/common';
import type { Knex } from 'knex';
import {
  gateInputSchema,
  type Decision,
  type Operation,
  type OperationDetail,
  type OperationStep,
} from '@mooring/backstage-plugin-paas-common';
import { canBeLeft } from '../domain/canBeLeft';
import { isGate } from '../domain/gates';
import { isUndoing } from '../domain/isUndoing';
import { progressOf } from '../domain/progressOf';
import type {
  DecisionRow,
  InstanceRow,
  OperationRow,
  ServiceRow,
  StepRow,
} from './journal/rows';

type Row = OperationRow &
  // Null where it is about several services.
  Nullable<Pick<ServiceRow, 'name' | 'entity_ref'>>;

type Nullable<T> = { [K in keyof T]: T[K] | null };

/** Operations with their service, if it is one, ready to be filtered, ordered and limited. */
export function operationQuery(knex: Knex) {
  return knex<OperationRow>('operations')
    .leftJoin('services', 'services.id', 'operations.service_id')
    .select<Row[]>('operations.*', 'services.name', 'services.entity_ref');
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
  const decisions = await knex<DecisionRow>('operation_decisions')
    .whereIn(
      'operation_id',
      rows.map(({ id }) => id),
    )
    .orderBy('id');
  return rows.map(row => {
    const own = steps.filter(step => step.operation_id === row.id);
    const refs = new Map(
      targets.map(target => [target.instance_id, refOf(row, target)]),
    );
    return {
      ...toOperation(row, own, targets),
      stepList: own.map(step => toStep(step, refs.get(step.instance_id)!)),
      ...decisionsOf(row, own),
      ...requestedOf(row, own),
      undoTo: targets
        .filter(target => target.operation_id === row.id)
        .map(({ environment, from_number: release }) => ({
          environment,
          release,
        })),
      decisions: decisions
        .filter(decision => decision.operation_id === row.id)
        .map(decision => toDecision(decision, row)),
      ...(row.plan_difference && { difference: row.plan_difference }),
      canReview: row.emergency !== null && row.emergency.review === undefined,
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
  steps: Pick<StepRow, 'direction' | 'state' | 'type'>[],
): Pick<
  OperationDetail,
  'canContinue' | 'canUndo' | 'canCancel' | 'canTakeOver'
> {
  const isOpen =
    row.ended_at === null &&
    !isUndoing(steps) &&
    row.undo_requested_by === null &&
    row.cancel_requested_by === null;
  const isUntouched = steps.every(
    step => step.state === 'pending' || isGate(step),
  );
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

interface ViewedTarget {
  operation_id: string;
  instance_id: string;
  service_id: string;
  name: string;
  environment: string;
  from_number: number | null;
  depends_on: string[];
}

async function targetsOf(knex: Knex, rows: Row[]): Promise<ViewedTarget[]> {
  return knex('operation_targets')
    .join('instances', 'instances.id', 'operation_targets.instance_id')
    .whereIn(
      'operation_id',
      rows.map(({ id }) => id),
    )
    .join('services', 'services.id', 'instances.service_id')
    .orderBy('position')
    .select(
      'operation_id',
      'instance_id',
      'service_id',
      'name',
      'environment',
      'from_number',
      'operation_targets.depends_on',
    );
}

function toOperation(
  row: Row,
  steps: Pick<StepRow, 'direction' | 'state' | 'seq'>[],
  targets: ViewedTarget[],
): Operation {
  const own = targets.filter(target => target.operation_id === row.id);
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    projectRef: row.project_ref,
    ...(row.service_id !== null && {
      service: row.name!,
      serviceId: row.service_id,
      entityRef: row.entity_ref!,
    }),
    targets: own.map(target => ({
      instance: refOf(row, target),
      service: target.name,
      serviceId: target.service_id,
      environment: target.environment,
      ...(target.depends_on.length > 0 && {
        waitsFor: own
          .filter(({ instance_id: id }) => target.depends_on.includes(id))
          .map(other => refOf(row, other)),
      }),
    })),
    environments: [...new Set(own.map(({ environment }) => environment))],
    ...(row.emergency && { emergency: row.emergency }),
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
  instance: string,
): OperationStep {
  return {
    seq: step.seq,
    direction: step.direction,
    instance,
    environment: step.environment,
    type: step.type,
    state: step.state,
    ...(isGate(step) && { gate: gateInputSchema.parse(step.input) }),
    ...(step.summary !== null && { summary: step.summary }),
    ...(step.error !== null && { error: step.error }),
    attempts: step.attempts,
    ...(step.started_at && { startedAt: step.started_at.toISOString() }),
    ...(step.ended_at && { endedAt: step.ended_at.toISOString() }),
    ...(step.preview && { preview: step.preview }),
    log: step.log,
  };
}

function toDecision(decision: DecisionRow, row: Row): Decision {
  return {
    seq: decision.seq,
    actor: decision.actor,
    ...(decision.on_behalf_of !== null && {
      onBehalfOf: decision.on_behalf_of,
    }),
    verdict: decision.verdict,
    ...(decision.note !== null && { note: decision.note }),
    ...(decision.evidence_url !== null && {
      evidenceUrl: decision.evidence_url,
    }),
    planHash: decision.plan_hash,
    counts: decision.plan_hash === row.plan_hash,
    at: decision.at.toISOString(),
  };
}

function refOf(
  { project_ref: projectRef }: Row,
  { name: service, environment }: ViewedTarget,
): string {
  return formatInstanceRef({ projectRef, service, environment });
}
