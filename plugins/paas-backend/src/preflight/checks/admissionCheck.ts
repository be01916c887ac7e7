import { randomUUID } from 'node:crypto';
import { say, type Manifest } from '@mooring/common';
import {
  ClusterRefusedError,
  type ClusterWriter,
} from '@mooring/backstage-plugin-clusters-node';
import { lookAt } from '../lookAt';
import { comingPods, type ComingPods } from '../pods/comingPods';
import type { WorkloadContent } from '../pods/workloadsOf';
import type { Check, CheckResult } from '../types';

/** Whether the cluster would let in pods as the change brings them. */
export function admissionCheck(options: {
  writer: Pick<ClusterWriter, 'dryRunCreate'>;
}): Check {
  return lookAt(
    'admission',
    say('looked.admission'),
    async ({ target, signal }) => {
      const { cluster, namespace } = target.to?.content ?? {};
      if (cluster === undefined || namespace === undefined) {
        return [];
      }
      const results = await Promise.all(
        comingPods(target).map(async coming => {
          const pod = podOf(coming.workload, namespace);
          try {
            await options.writer.dryRunCreate(cluster, pod, { signal });
          } catch (error) {
            if (error instanceof ClusterRefusedError) {
              return refused(coming, error);
            }
            throw error;
          }
          return [];
        }),
      );
      return results.flat();
    },
  );
}

/** A name of its own and no label that selects: nothing could ever take it for one of its pods. */
function podOf({ name, spec }: WorkloadContent, namespace: string): Manifest {
  const { template, selector } = spec;
  const { labels = {}, annotations } = template.metadata ?? {};
  const selecting = new Set(Object.keys(selector.matchLabels ?? {}));
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: `${name}-try-${randomUUID().slice(0, 8)}`,
      namespace,
      labels: Object.fromEntries(
        Object.entries(labels).filter(([label]) => !selecting.has(label)),
      ),
      ...(annotations && { annotations }),
    },
    spec: template.spec,
  };
}

function refused(
  { workload, from, to, surge }: ComingPods,
  { statusCode, message }: ClusterRefusedError,
): CheckResult[] {
  // The namespace is made with the service: nothing can be told of it yet.
  const isMissing = statusCode === 404;
  // Its own rights fell behind: that tells nothing of the pods.
  if (statusCode === 403 && message.includes('cannot create resource')) {
    const why = say('admission.unknown', { message });
    return [{ code: 'admission', status: 'unknown', message: why }];
  }
  const isForRoom = message.includes('exceeded quota') && to + surge <= from;
  if (isMissing || isForRoom) {
    return [];
  }
  const reason = message.replace(
    /^pods? "[^"]*" is (forbidden|invalid): /i,
    '',
  );
  return [
    {
      code: 'admission',
      status: 'problem',
      message: say('admission.refused', {
        object: `${workload.kind} ${workload.name}`,
        message: reason,
      }),
    },
  ];
}
