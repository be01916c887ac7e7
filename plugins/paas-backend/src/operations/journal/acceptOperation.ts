import type { PlanPreview } from '@mooring/backstage-plugin-paas-common';
import type { Knex } from 'knex';
import { appendAudit } from '../../audit/appendAudit';
import type { PlannedChange } from '../../changes/types';
import { releaseHash } from '../../domain/Release';
import type { JobQueue } from '../JobQueue';
import type { Requester } from '../types';
import { upsertInstances } from './upsertInstances';
import { upsertService } from './upsertService';

/** Everything that is written when a change is accepted. */
export interface Acceptance {
  id: string;
  planned: PlannedChange;
  plan: PlanPreview;
  requester: Requester;
  idempotencyKey: string;
  note: string | undefined;
}

/**
 * Accepts a change: service, instances, releases, operation, steps, audit row and
 * job in one transaction.
 *
 * @throws ConflictError when a head is no longer the release that the plan starts
 * from, or when somebody else was quicker with the name; nothing is written then
 */
export async function acceptOperation(
  trx: Knex.Transaction,
  jobs: JobQueue,
  acceptance: Acceptance,
): Promise<void> {
  const { id, planned, plan, requester } = acceptance;
  if (planned.kind === 'create') {
    await upsertService(trx, planned.service, requester.user);
  }
  const ids = await upsertInstances(trx, planned);
  await trx('operations').insert({
    id,
    kind: planned.kind,
    state: 'queued',
    service_id: planned.service.id,
    initiator: requester.user,
    via: requester.via ?? null,
    note: acceptance.note ?? null,
    plan_hash: plan.hash,
    accepted_hash: plan.hash,
    idempotency_key: acceptance.idempotencyKey,
  });
  for (const [position, target] of planned.targets.entries()) {
    const instanceId = ids.get(target.instanceRef)!;
    await trx('operation_targets').insert({
      operation_id: id,
      instance_id: instanceId,
      position,
      from_number: target.from?.number ?? null,
      to_number: target.to?.number ?? null,
    });
    if (target.to) {
      await trx('releases').insert({
        instance_id: instanceId,
        number: target.to.number,
        hash: releaseHash(target.to.content),
        content: JSON.stringify(target.to.content),
        author: requester.user,
        note: acceptance.note ?? null,
        cause: planned.kind,
        operation_id: id,
      });
    }
  }
  await trx('operation_steps').insert(
    plan.steps.map((step, seq) => ({
      operation_id: id,
      seq,
      direction: 'forward',
      instance_id: ids.get(step.instance)!,
      type: step.type,
      input: JSON.stringify(step.input),
      preview: JSON.stringify(step.preview),
      state: 'pending',
    })),
  );
  await appendAudit(trx, {
    actor: requester.user,
    ...(requester.via !== undefined && { via: requester.via }),
    action: 'operation.accepted',
    projectRef: planned.service.projectRef,
    target: `operation:${id}`,
    detail: { kind: planned.kind, planHash: plan.hash, targets: plan.targets },
  });
  await jobs.send(trx, id);
}
