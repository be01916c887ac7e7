import { formatInstanceRef } from '@mooring/common';
import type { OperationRow } from '../../journal/rows';
import type { JournalOperation } from '../../types';
import type { Tables } from './Tables';

/** An operation with all that a worker needs of it. */
export function loadOperation(
  tables: Tables,
  row: OperationRow,
): JournalOperation {
  const service = tables.services.find(({ id }) => id === row.service_id)!;
  const placeOf = (instanceId: string) => {
    const { environment } = tables.instance(instanceId);
    const { project_ref: projectRef, name } = service;
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
    serviceId: row.service_id,
    ownerRef: service.owner_ref,
    initiator: row.initiator,
    planHash: row.plan_hash,
    isStarted: row.started_at !== null,
    checked: row.checked,
    undoRequestedBy: row.undo_requested_by ?? undefined,
    cancelRequestedBy: row.cancel_requested_by ?? undefined,
    supersedes: row.supersedes,
    taken: row.taken,
    epoch: row.epoch,
    heldCount: row.held_count,
    targets: tables.targetsOf(row.id).map(target => ({
      instanceId: target.instance_id,
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
