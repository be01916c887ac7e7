import {
  ANNOTATION_OPERATION,
  ANNOTATION_RELEASE,
  formatObjectRef,
  objectRefOf,
  type Manifest,
} from '@mooring/common';
import {
  hasUnsettledOwnership,
  type ClusterWriter,
} from '@mooring/backstage-plugin-clusters-node';
import type { StepRunContext } from '@mooring/backstage-plugin-paas-node';
import { assertOurs } from './assertOurs';
import { diffObjects } from './diffObjects';
import type { KubernetesApplyInput } from './inputs';
import { isLeaving } from './isLeaving';
import { translateClusterErrors } from './translateClusterErrors';
import { untilUnchanged } from './untilUnchanged';

/** What became of an object. */
export type Applied = 'created' | 'changed' | 'unchanged' | 'leaving';

/**
 * Makes one object be as the manifest says.
 *
 * @remarks
 * The guard stands between read and write: whoever took the operation over
 * after the guard has, if there was anything to do, changed the object since the
 * read, and the API server then refuses our write.
 */
export async function applyObject(
  writer: ClusterWriter,
  { cluster, release }: Pick<KubernetesApplyInput, 'cluster' | 'release'>,
  manifest: Manifest,
  context: StepRunContext,
): Promise<Applied> {
  const ref = objectRefOf(manifest);
  const what = formatObjectRef(ref);
  const { signal } = context;
  const stamped = stamp(manifest, release, context.operationId);

  return translateClusterErrors(what, () =>
    untilUnchanged(async () => {
      const live = await writer.get(cluster, ref, { signal });
      if (!live) {
        await context.guard();
        await writer.create(cluster, stamped, { signal });
        context.log(`Created ${what}`);
        return 'created';
      }
      assertOurs(cluster, live, context);
      if (isLeaving(live)) {
        return 'leaving';
      }
      const dryRun = await writer.dryRun(cluster, manifest, { signal });
      const changes = diffObjects(live, dryRun, manifest);
      if (changes.length === 0 && !hasUnsettledOwnership(live)) {
        return 'unchanged';
      }
      await context.guard();
      await writer.apply(cluster, stamped, live.metadata, { signal });
      if (changes.length === 0) {
        return 'unchanged';
      }
      context.log(
        `Changed ${what}: ${changes.map(change => change.field).join(', ')}`,
      );
      return 'changed';
    }),
  );
}

function stamp(
  manifest: Manifest,
  release: number,
  operationId: string,
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
