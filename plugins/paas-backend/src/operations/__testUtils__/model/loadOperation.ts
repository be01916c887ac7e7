import { formatInstanceRef } from '@mooring/common';
import type { OperationRow } from '../../journal/rows';
import type { JournalOperation } from '../../types';
import type { Tables } from './Tables';

/** An operation with all that a worker needs of it. */
export function loadOperation(
  tables: Tables,
  row: OperationRow,
): JournalOperation {
  const serviceOf = (instanceId: string) =>
    tables.services.find(
      ({ id }) => id === tables.instance(instanceId).service_id,
    )!;
  const targets = tables.targetsOf(row.id);
  const placeOf = (instanceId: string) => {
    const { environment } = tables.instance(instanceId);
    const { project_ref: projectRef, name } = serviceOf(instanceId);
    return {
      environment,
      instanceRef: formatInstanceRef({
        projectRef,
        service: name,
        environment,
      }),
    };
  };
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    projectRef: row.project_ref,
    ownerRef: serviceOf(targets[0]!.instance_id).owner_ref,
    initiator: row.initiator,
    planHash: row.plan_hash,
    isStarted: row.started_at !== null,
    checked: row.checked,
    isEmergency: row.emergency !== null,
    overridesFreeze: row.freeze_override !== null,
    undoRequestedBy: row.undo_requested_by ?? undefined,
    cancelRequestedBy: row.cancel_requested_by ?? undefined,
    supersedes: row.supersedes,
    taken: row.taken,
    epoch: row.epoch,
    heldCount: row.held_count,
    targets: targets.map(target => ({
      instanceId: target.instance_id,
      serviceId: serviceOf(target.instance_id).id,
      dependsOn: target.depends_on,
      ...placeOf(target.instance_id),
      from: tables.release(target.instance_id, target.from_number),
      partial: tables.releasesOf(target.instance_id, target.partial),
      to: tables.release(target.instance_id, target.to_number),
    })),
    steps: tables.stepsOf(row.id).map(step => ({
      seq: step.seq,
      direction: step.direction,
      instanceId: step.instance_id,
      instance: placeOf(step.instance_id).instanceRef,
      environment: placeOf(step.instance_id).environment,
      type: step.type,
      input: step.input,
      state: step.state,
      error: step.error ?? undefined,
    })),
  };
}
