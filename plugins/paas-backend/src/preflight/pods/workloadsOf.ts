import { formatObjectRef, objectRefOf } from '@mooring/common';
import type { ReleaseContent } from '@mooring/backstage-plugin-paas-common';
import { workloadSpecSchema, type WorkloadSpec } from './podTemplate';

/** A workload of a release. */
export interface WorkloadContent {
  kind: string;
  name: string;
  spec: WorkloadSpec;
}

/** The workloads of a release. */
export function workloadsOf(content: ReleaseContent): WorkloadContent[] {
  const refs = new Set(content.workloads.map(formatObjectRef));
  return content.objects
    .filter(object => refs.has(formatObjectRef(objectRefOf(object))))
    .map(({ kind, metadata, spec }) => ({
      kind,
      name: metadata.name,
      spec: asWorkloadSpec(spec),
    }));
}

/** As it is: what the schema does not name must not be lost. */
function asWorkloadSpec(spec: unknown): WorkloadSpec {
  workloadSpecSchema.parse(spec);
  return spec as WorkloadSpec;
}

/** How many pods each workload of a release has at least. */
export function leastPods({ running, scaling }: ReleaseContent): number {
  if (!running) {
    return 0;
  }
  return scaling.mode === 'fixed' ? scaling.replicas : scaling.min;
}
