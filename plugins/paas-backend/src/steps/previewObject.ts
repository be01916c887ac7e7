import { formatObjectRef, objectRefOf, type Manifest } from '@mooring/common';
import type { ClusterWriter } from '@mooring/backstage-plugin-clusters-node';
import type {
  FieldChange,
  FieldConflict,
} from '@mooring/backstage-plugin-paas-common';
import type { StepContext } from '@mooring/backstage-plugin-paas-node';
import { assertOurs } from './assertOurs';
import { diffObjects } from './diffObjects';
import type { KubernetesApplyInput } from './inputs';
import { handedOver, withReplicas } from './replicas';
import { isSealed, sealedNames } from './sealedSecret';
import { translateClusterErrors } from './translateClusterErrors';
import { tryApply } from './tryApply';

/** What applying one object would change, and whom it would meet. */
export interface ObjectPreview {
  changes: FieldChange[];
  conflicts: FieldConflict[];
}

/** What applying the manifest would change, including whether the cluster would refuse it. */
export async function previewObject(
  writer: ClusterWriter,
  { cluster, objects }: KubernetesApplyInput,
  manifest: Manifest,
  context: StepContext,
): Promise<ObjectPreview> {
  const ref = objectRefOf(manifest);
  const object = formatObjectRef(ref);
  const { signal } = context;
  return translateClusterErrors(object, async () => {
    const live = await writer.get(cluster, ref, { signal });
    if (live) {
      assertOurs(cluster, live, context);
    }
    if (isSealed(manifest)) {
      return { changes: live ? [] : [secretCreation(manifest)], conflicts: [] };
    }
    const wanted = withReplicas(
      manifest,
      live && handedOver(live, manifest, objects),
    );
    const { dryRun, conflicts } = await tryApply(
      writer,
      cluster,
      wanted,
      signal,
    );
    return {
      changes: live
        ? diffObjects(live, dryRun, wanted).map(change => ({
            object,
            ...change,
          }))
        : [creation(manifest)],
      conflicts,
    };
  });
}

/** The one change that stands for an object that does not exist yet. */
function creation(manifest: Manifest): FieldChange {
  const { apiVersion, kind, metadata, ...content } = manifest;
  return {
    object: formatObjectRef(objectRefOf(manifest)),
    field: '',
    after: content as FieldChange['after'],
  };
}

/** Of a Secret only the names of its values are told. */
function secretCreation(manifest: Manifest): FieldChange {
  return {
    object: formatObjectRef(objectRefOf(manifest)),
    field: '',
    after: { names: sealedNames(manifest) },
  };
}
