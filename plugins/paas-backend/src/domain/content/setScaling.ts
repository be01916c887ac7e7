import { instanceSelector, projectName, type Manifest } from '@mooring/common';
import type {
  ReleaseContent,
  Scaling,
} from '@mooring/backstage-plugin-paas-common';
import { mapWorkloads, metadataOf, replaceObjects } from './objects';

/** How many replicas there are, and whether there are any at all. */
export function setScaling(
  content: ReleaseContent,
  scaling: Scaling,
  running: boolean,
): ReleaseContent {
  const sized = mapWorkloads(
    { ...content, scaling, running },
    ({ replicas: _, ...spec }) => {
      if (!running) {
        return { replicas: 0, ...spec };
      }
      // With an autoscaler the number is its own, never ours.
      return scaling.mode === 'fixed'
        ? { replicas: scaling.replicas, ...spec }
        : spec;
    },
  );
  const least = scaling.mode === 'fixed' ? scaling.replicas : scaling.min;
  return replaceObjects(
    sized,
    ({ kind }) =>
      kind === 'HorizontalPodAutoscaler' || kind === 'PodDisruptionBudget',
    [
      ...(running && scaling.mode === 'auto'
        ? [autoscaler(content, scaling)]
        : []),
      // With one replica it would forbid to empty a node for ever.
      ...(running && least > 1 ? [disruptionBudget(content)] : []),
    ],
  );
}

function autoscaler(
  content: ReleaseContent,
  { min, max, cpuPercent }: Extract<Scaling, { mode: 'auto' }>,
): Manifest {
  const [{ apiVersion, kind, name } = { name: content.service }] =
    content.workloads as Partial<ReleaseContent['workloads'][number]>[];
  return {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: metadataOf(content, content.service),
    spec: {
      scaleTargetRef: { apiVersion, kind, name },
      minReplicas: min,
      maxReplicas: max,
      metrics: [
        {
          type: 'Resource',
          resource: {
            name: 'cpu',
            target: { type: 'Utilization', averageUtilization: cpuPercent },
          },
        },
      ],
    },
  };
}

function disruptionBudget(content: ReleaseContent): Manifest {
  return {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: metadataOf(content, content.service),
    spec: {
      maxUnavailable: 1,
      selector: {
        matchLabels: instanceSelector({
          project: projectName(content.projectRef),
          service: content.service,
          environment: content.environment,
        }),
      },
    },
  };
}
