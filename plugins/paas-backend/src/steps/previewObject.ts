import { formatObjectRef, objectRefOf, type Manifest } from '@mooring/common';
import type { ClusterWriter } from '@mooring/backstage-plugin-clusters-node';
import type { FieldChange } from '@mooring/backstage-plugin-paas-common';
import type { StepContext } from '@mooring/backstage-plugin-paas-node';
import { assertOurs } from './assertOurs';
import { diffObjects } from './diffObjects';
import { translateClusterErrors } from './translateClusterErrors';

/** What applying the manifest would change, including whether the cluster would refuse it. */
export async function previewObject(
  writer: ClusterWriter,
  cluster: string,
  manifest: Manifest,
  context: StepContext,
): Promise<FieldChange[]> {
  const ref = objectRefOf(manifest);
  const object = formatObjectRef(ref);
  const { signal } = context;
  return translateClusterErrors(object, async () => {
    const live = await writer.get(cluster, ref, { signal });
    if (live) {
      assertOurs(cluster, live, context);
    }
    const dryRun = await writer.dryRun(cluster, manifest, { signal });
    return live
      ? diffObjects(live, dryRun, manifest).map(change => ({
          object,
          ...change,
        }))
      : [creation(manifest)];
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
