import {
  ANNOTATION_OPERATION,
  ANNOTATION_RELEASE,
  formatObjectRef,
  objectRefOf,
  type Manifest,
} from '@mooring/common';
import {
  hasUnsettledOwnership,
  type ClusterObject,
  type ClusterWriter,
} from '@mooring/backstage-plugin-clusters-node';
import {
  FieldConflictError,
  type StepRunContext,
} from '@mooring/backstage-plugin-paas-node';
import type { SecretVault } from '../secrets/types';
import { assertOurs } from './assertOurs';
import { diffObjects } from './diffObjects';
import type { KubernetesApplyInput } from './inputs';
import { isLeaving } from './isLeaving';
import {
  handedOver,
  handReplicasOver,
  leastReplicas,
  leavesReplicas,
  withReplicas,
} from './replicas';
import { isSealed, openSecret } from './sealedSecret';
import { translateClusterErrors } from './translateClusterErrors';
import { tryApply, type TriedApply } from './tryApply';
import { untilUnchanged } from './untilUnchanged';

/** What became of an object. */
export type Applied = 'created' | 'changed' | 'unchanged' | 'leaving';

/** What applying needs besides the object. */
export interface ApplyTools {
  writer: ClusterWriter;
  vault: SecretVault;
}

/**
 * Makes one object be as the manifest says.
 *
 * @remarks
 * The guard stands between read and write: whoever took the operation over
 * after the guard has written to the object since the read, and the API server
 * then refuses our write. So that this holds where nothing is to be changed, too
 * (an undo that came before our write), the object gets at least our stamp.
 */
export async function applyObject(
  tools: ApplyTools,
  input: KubernetesApplyInput,
  manifest: Manifest,
  context: StepRunContext,
): Promise<Applied> {
  const { cluster } = input;
  const { writer } = tools;
  const ref = objectRefOf(manifest);
  const what = formatObjectRef(ref);
  const { signal } = context;

  return translateClusterErrors(what, () =>
    untilUnchanged(async () => {
      const live = await writer.get(cluster, ref, { signal });
      if (!live) {
        const first = await firstForm(tools, input, manifest, context);
        await context.guard();
        await writer.create(cluster, first, { signal });
        context.log(`Created ${what}`);
        return 'created';
      }
      assertOurs(cluster, live, context);
      if (isLeaving(live)) {
        return 'leaving';
      }
      // Named by its values and immutable: it is there or it is not.
      return isSealed(manifest)
        ? 'unchanged'
        : change(tools, input, { live, manifest }, context);
    }),
  );
}

async function change(
  { writer }: ApplyTools,
  input: KubernetesApplyInput,
  { live, manifest }: { live: ClusterObject; manifest: Manifest },
  context: StepRunContext,
): Promise<Applied> {
  const { cluster, objects } = input;
  const { signal } = context;
  const what = formatObjectRef(objectRefOf(manifest));
  const given = handedOver(live, manifest, objects);
  const wanted = withReplicas(manifest, given);
  const tried = await tryApply(writer, cluster, wanted, signal);
  const changes = diffObjects(live, tried.dryRun, wanted);
  const isSettled = !hasUnsettledOwnership(live) && given === undefined;
  if (changes.length === 0 && isSettled && isStamped(live, context)) {
    return 'unchanged';
  }
  refuseUntaken(tried, context);
  await context.guard();
  const { metadata } =
    given === undefined
      ? live
      : await handReplicasOver(writer, cluster, live, given, signal);
  const { force } = tried;
  await writer.apply(cluster, stamp(manifest, input, context), metadata, {
    signal,
    force,
  });
  if (changes.length === 0) {
    return 'unchanged';
  }
  context.log(
    `Changed ${what}: ${changes.map(({ field }) => field).join(', ')}`,
  );
  return 'changed';
}

/** Fields of others are only taken where somebody decided so about just these. */
function refuseUntaken(
  { conflicts }: TriedApply,
  { taken, log }: StepRunContext,
): void {
  const isTaken = (conflict: (typeof conflicts)[number]) =>
    taken.some(
      ({ object, field, manager }) =>
        object === conflict.object &&
        field === conflict.field &&
        manager === conflict.manager,
    );
  if (!conflicts.every(isTaken)) {
    throw new FieldConflictError(conflicts);
  }
  for (const { object, field, manager } of conflicts) {
    log(`Took ${field} of ${object} from ${manager}`);
  }
}

/** The object as it is created: with its secrets, and with replicas although an autoscaler will see to them. */
async function firstForm(
  { vault }: ApplyTools,
  input: KubernetesApplyInput,
  manifest: Manifest,
  context: StepRunContext,
): Promise<Manifest> {
  const stamped = stamp(manifest, input, context);
  if (isSealed(manifest)) {
    return openSecret(vault, context.instanceId, stamped);
  }
  return leavesReplicas(manifest)
    ? withReplicas(stamped, leastReplicas(manifest, input.objects))
    : stamped;
}

/** Whether this operation has written to the object already. */
function isStamped(
  { metadata }: ClusterObject,
  { operationId }: StepRunContext,
): boolean {
  return metadata.annotations?.[ANNOTATION_OPERATION] === operationId;
}

function stamp(
  manifest: Manifest,
  { release }: KubernetesApplyInput,
  { operationId }: StepRunContext,
): Manifest {
  return {
    ...manifest,
    metadata: {
      ...manifest.metadata,
      annotations: {
        ...manifest.metadata.annotations,
        [ANNOTATION_RELEASE]: String(release),
        [ANNOTATION_OPERATION]: operationId,
      },
    },
  };
}
