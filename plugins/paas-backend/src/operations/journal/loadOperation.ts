import { formatInstanceRef } from '@mooring/common';
import type { Knex } from 'knex';
import type { Release } from '../../domain/Release';
import type { JournalOperation } from '../types';
import type {
  InstanceRow,
  OperationRow,
  ReleaseRow,
  ServiceRow,
  StepRow,
  TargetRow,
} from './rows';

/** An operation with all that a worker needs of it. */
export async function loadOperation(
  knex: Knex,
  row: OperationRow,
): Promise<JournalOperation> {
  const service = await knex<ServiceRow>('services')
    .where({ id: row.service_id })
    .first();
  const targets: (TargetRow & InstanceRow)[] = await knex('operation_targets')
    .join('instances', 'instances.id', 'operation_targets.instance_id')
    .where({ operation_id: row.id })
    .orderBy('position');
  const steps = await knex<StepRow>('operation_steps')
    .where({ operation_id: row.id })
    .orderBy('seq');
  const releases = await knex<ReleaseRow>('releases').whereIn(
    'instance_id',
    targets.map(target => target.instance_id),
  );
  const release = (
    instanceId: string,
    number: number | null,
  ): Release | undefined =>
    releases.find(
      candidate =>
        candidate.instance_id === instanceId && candidate.number === number,
    );
  const refs = new Map(
    targets.map(target => [
      target.instance_id,
      {
        environment: target.environment,
        instanceRef: formatInstanceRef({
          projectRef: service!.project_ref,
          service: service!.name,
          environment: target.environment,
        }),
      },
    ]),
  );
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    serviceId: row.service_id,
    initiator: row.initiator,
    planHash: row.plan_hash,
    checked: row.checked,
    undoRequestedBy: row.undo_requested_by ?? undefined,
    epoch: row.epoch,
    heldCount: row.held_count,
    targets: targets.map(target => ({
      instanceId: target.instance_id,
      ...refs.get(target.instance_id)!,
      from: release(target.instance_id, target.from_number),
      to: release(target.instance_id, target.to_number),
    })),
    steps: steps.map(step => ({
      seq: step.seq,
      direction: step.direction,
      instanceId: step.instance_id,
      instance: refs.get(step.instance_id)!.instanceRef,
      environment: refs.get(step.instance_id)!.environment,
      type: step.type,
      input: step.input,
      state: step.state,
    })),
  };
}
