import type { Emergency } from '@mooring/backstage-plugin-paas-common';
import type { Knex } from 'knex';
import { appendAudit } from '../../audit/appendAudit';
import type { PlannedChange } from '../../changes/types';
import type { JobQueue } from '../JobQueue';
import type { PreviewedPlan } from '../makePlan';
import type { SecretVault } from '../../secrets/types';
import type { Requester } from '../types';
import { serviceOf } from '../../changes/serviceOf';
import { insertRelease } from './insertRelease';
import { insertSteps } from './insertSteps';
import { supersede } from './supersede';
import { upsertInstances } from './upsertInstances';
import { upsertService } from './upsertService';

/** Everything that is written when a change is accepted. */
export interface Acceptance {
  id: string;
  planned: PlannedChange;
  plan: PreviewedPlan;
  requester: Requester;
  idempotencyKey: string;
  note: string | undefined;
  emergency?: Emergency;
  freezeOverride?: string;
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
  tools: { jobs: JobQueue; vault: SecretVault },
  acceptance: Acceptance,
): Promise<void> {
  const { jobs, vault } = tools;
  const { id, planned, plan, requester } = acceptance;
  // Operations are locked before instances, everywhere.
  await supersede(trx, jobs, planned.supersedes, requester);
  if (planned.kind === 'create') {
    await upsertService(trx, planned.targets[0]!.service, requester.user);
  }
  const ids = await upsertInstances(trx, planned);
  const idsOf = new Map(
    planned.targets.map(({ instanceId, instanceRef }) => [
      instanceId,
      ids.get(instanceRef)!,
    ]),
  );
  await trx('operations').insert({
    id,
    kind: planned.kind,
    state: 'queued',
    project_ref: planned.projectRef,
    service_id: serviceOf(planned)?.id ?? null,
    emergency:
      acceptance.emergency === undefined
        ? null
        : JSON.stringify(acceptance.emergency),
    freeze_override:
      acceptance.freezeOverride === undefined
        ? null
        : JSON.stringify({
            reason: acceptance.freezeOverride,
            by: requester.user,
          }),
    initiator: requester.user,
    via: requester.via ?? null,
    note: acceptance.note ?? null,
    plan_hash: plan.hash,
    accepted_hash: plan.hash,
    supersedes: planned.supersedes,
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
      partial: target.partial.map(({ number }) => number),
      depends_on: target.dependsOn.map(needed => idsOf.get(needed)),
    });
    if (target.to) {
      await insertRelease(trx, target.to, {
        instanceId,
        parent: target.head,
        source: target.source,
        author: requester.user,
        note: acceptance.note,
        cause: planned.kind,
        operationId: id,
      });
    }
    await vault.store(trx, instanceId, target.secrets ?? []);
  }
  await insertSteps(
    trx,
    id,
    plan.steps.map(step => ({ ...step, instanceId: ids.get(step.instance)! })),
    { direction: 'forward', first: 0 },
  );
  await appendAudit(trx, {
    actor: requester.user,
    ...(requester.via !== undefined && { via: requester.via }),
    action: 'operation.accepted',
    projectRef: planned.projectRef,
    target: `operation:${id}`,
    ...hashesOf(plan),
    detail: {
      kind: planned.kind,
      planHash: plan.hash,
      targets: plan.targets,
      ...(acceptance.emergency !== undefined && {
        emergency: acceptance.emergency.reason,
      }),
      ...(acceptance.freezeOverride !== undefined && {
        freezeOverride: acceptance.freezeOverride,
      }),
      ...(planned.supersedes.length > 0 && { stops: planned.supersedes }),
    },
  });
  await jobs.send(trx, id);
}

/** Of the one release that is left and the one that it leads to; of several, see the targets. */
function hashesOf({ targets }: PreviewedPlan) {
  const [target, ...others] = targets;
  return others.length > 0
    ? {}
    : { beforeHash: target?.from?.hash, afterHash: target?.to?.hash };
}
