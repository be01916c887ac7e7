import { randomUUID } from 'node:crypto';
import { ConflictError, InputError } from '@backstage/errors';
import type { Change } from '@mooring/backstage-plugin-paas-common';
import type {
  ChangePlanner,
  PlannedChange,
  PlannedTarget,
} from '../../../changes/types';
import type { InstanceRow, OperationRow, ServiceRow } from '../../journal/rows';
import { planSteps } from '../../../domain/planSteps';
import { makePlan, type PreviewedPlan } from '../../makePlan';
import { decisionsOf } from '../../operationViews';
import type { StepTypes } from '../../StepTypes';
import { insertRelease } from './insertRelease';
import { insertSteps } from './insertSteps';
import type { JournalTools } from './MemoryJournal';

/** What people can decide about an operation. */
export type Decision = 'continue' | 'undo' | 'cancel' | 'takeOver';

const USER = 'user:default/owner';

/** Accepting and deciding as `DefaultOperations` does, on the tables in memory. */
export class ModelOperations {
  constructor(
    private readonly tools: JournalTools & {
      planner: ChangePlanner;
      stepTypes: StepTypes;
    },
  ) {}

  /** Previews, thinks about it, confirms. */
  async accept(change: Change): Promise<void> {
    const seen = await this.plan(change);
    const { planned, plan } = await this.plan(change);
    if (plan.hash !== seen.plan.hash) {
      throw new ConflictError('planHash');
    }
    if (plan.steps.length === 0) {
      throw new InputError('nothing would change');
    }
    await this.tools.call(
      'accept',
      () => this.write(planned, plan),
      () => new ConflictError('No answer'),
    );
  }

  /** What can be decided now. */
  decisions(row: OperationRow): Decision[] {
    const can = decisionsOf(row, this.tools.tables.stepsOf(row.id));
    return [
      ...(can.canContinue ? (['continue'] as const) : []),
      ...(can.canUndo ? (['undo'] as const) : []),
      ...(can.canCancel ? (['cancel'] as const) : []),
      ...(can.canTakeOver ? (['takeOver'] as const) : []),
    ];
  }

  decide(row: OperationRow, decision: Decision): void {
    const { tables, jobs } = this.tools;
    switch (decision) {
      case 'continue':
        Object.assign(row, { held_count: 0, state: 'running' });
        break;
      case 'undo':
        row.undo_requested_by = USER;
        break;
      case 'cancel':
        row.cancel_requested_by = USER;
        break;
      default:
        Object.assign(row, {
          held_count: 0,
          state: 'running',
          taken: [...row.taken, ...row.conflicts],
          conflicts: [],
        });
    }
    Object.assign(row, { holder: null, wake_at: null });
    jobs.send(row.id);
    tables.audits.push({ action: `decided.${decision}`, target: row.id });
  }

  private async plan(
    change: Change,
  ): Promise<{ planned: PlannedChange; plan: PreviewedPlan }> {
    const planned = await this.tools.planner.plan(change);
    const { kind, targets } = planned;
    const plan = await makePlan(
      this.tools.stepTypes,
      kind,
      targets,
      planSteps(targets, 'plan'),
      new AbortController().signal,
    );
    return { planned, plan };
  }

  private write(planned: PlannedChange, plan: PreviewedPlan): void {
    const { tables, jobs } = this.tools;
    const service = tables.services.find(
      ({ name }) => name === planned.targets[0]!.service.name,
    );
    const { kind } = planned;
    if (kind === 'create' && service && !canComeBack(service, planned)) {
      throw new ConflictError(`service: ${service.name} exists already`);
    }
    const moved = planned.targets.find(target => !this.isAsPlanned(target));
    if (moved) {
      throw new ConflictError(`${moved.instanceRef} was changed`);
    }
    for (const row of tables.operations) {
      if (planned.supersedes.includes(row.id) && !row.ended_at) {
        Object.assign(row, {
          cancel_requested_by: USER,
          holder: null,
          wake_at: null,
        });
        jobs.send(row.id);
      }
    }
    const id = randomUUID();
    if (kind === 'create') {
      this.upsertService(planned, service);
    }
    tables.operations.push(newOperation(id, planned, plan));
    const ids = new Map<string, string>();
    planned.targets.forEach((target, position) => {
      const { from, to, partial } = target;
      const row = this.upsertInstance(target);
      ids.set(target.instanceRef, row.id);
      row.head_number = to?.number ?? null;
      row.next_number += to ? 1 : 0;
      tables.targets.push({
        operation_id: id,
        instance_id: row.id,
        position,
        from_number: from?.number ?? null,
        to_number: to?.number ?? null,
        partial: partial.map(({ number }) => number),
        depends_on: target.dependsOn,
      });
      if (to) {
        insertRelease(tables, to, {
          instanceId: row.id,
          parent: target.head,
          source: target.source,
          cause: planned.kind,
          operationId: id,
        });
      }
    });
    const steps = plan.steps.map(step => ({
      ...step,
      instanceId: ids.get(step.instance)!,
    }));
    insertSteps(tables, id, steps, 'forward');
    tables.audits.push({ action: 'operation.accepted', target: id });
    jobs.send(id);
  }

  private isAsPlanned(target: PlannedTarget): boolean {
    const { head, to } = target;
    const row = this.findInstance(target);
    return (
      (row?.head_number ?? null) === (head?.number ?? null) &&
      (to === undefined || (row?.next_number ?? 1) === to.number)
    );
  }

  private upsertService(
    { targets }: PlannedChange,
    before: ServiceRow | undefined,
  ): void {
    if (before) {
      before.deleted_at = null;
      return;
    }
    const { service } = targets[0]!;
    this.tools.tables.services.push({
      id: service.id,
      project_ref: service.projectRef,
      name: service.name,
      entity_ref: service.entityRef,
      owner_ref: service.ownerRef,
      blueprint: service.blueprint,
      depends_on: [],
      created_by: USER,
      created_at: new Date(),
      deleted_at: null,
    });
  }

  private upsertInstance(target: PlannedTarget): InstanceRow {
    const { instanceId, serviceId, environment } = target;
    const { instances } = this.tools.tables;
    const row = this.findInstance(target);
    const fresh: InstanceRow = row ?? {
      id: instanceId,
      service_id: serviceId,
      environment,
      head_number: null,
      live_number: null,
      next_number: 1,
      partial: [],
      created_at: new Date(),
    };
    if (!row) {
      instances.push(fresh);
    }
    return fresh;
  }

  private findInstance({
    serviceId,
    environment,
  }: PlannedTarget): InstanceRow | undefined {
    return this.tools.tables.instances.find(
      row => row.service_id === serviceId && row.environment === environment,
    );
  }
}

function canComeBack(row: ServiceRow, { targets }: PlannedChange): boolean {
  return row.deleted_at !== null && row.id === targets[0]!.serviceId;
}

function newOperation(
  id: string,
  { kind, projectRef, targets, supersedes }: PlannedChange,
  { hash }: PreviewedPlan,
): OperationRow {
  return {
    id,
    kind,
    state: 'queued',
    project_ref: projectRef,
    service_id: targets[0]!.serviceId,
    emergency: null,
    freeze_override: null,
    plan_difference: null,
    initiator: USER,
    via: null,
    note: null,
    plan_hash: hash,
    idempotency_key: id,
    checked: false,
    undo_requested_by: null,
    cancel_requested_by: null,
    supersedes,
    conflicts: [],
    taken: [],
    evidence: [],
    holder: null,
    failure: null,
    epoch: 0,
    worker: null,
    held_count: 0,
    wake_at: null,
    created_at: new Date(),
    started_at: null,
    ended_at: null,
    updated_at: new Date(),
  };
}
