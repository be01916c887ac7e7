import type { ClusterWriter } from '@mooring/backstage-plugin-clusters-node';
import type { ReleaseContent } from '@mooring/backstage-plugin-paas-common';
import { z } from 'zod';

const workloadSchema = z.object({ spec: z.object({ replicas: z.number() }) });

/** How many replicas the first workload of a release is to have now; undefined where there is none. */
export async function replicasNow(
  writer: ClusterWriter,
  { cluster, workloads }: ReleaseContent,
): Promise<number | undefined> {
  const [workload] = workloads;
  const live = workload && (await writer.get(cluster, workload));
  return workloadSchema.safeParse(live).data?.spec.replicas;
}
