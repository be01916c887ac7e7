import { instanceSelector, projectName, say } from '@mooring/common';
import type {
  ClusterObject,
  ClusterWriter,
} from '@mooring/backstage-plugin-clusters-node';
import type { ReleaseContent } from '@mooring/backstage-plugin-paas-common';
import { z } from 'zod';
import { lookAt } from '../lookAt';
import type { Check } from '../types';

const specSchema = z.object({
  scaleTargetRef: z.object({ kind: z.string(), name: z.string() }),
});

/** Whether an autoscaler of others would set the replicas of our workloads. */
export function autoscalerCheck(options: {
  writer: Pick<ClusterWriter, 'list'>;
}): Check {
  return lookAt(
    'autoscaler',
    say('looked.autoscalers'),
    async ({ target, signal }) => {
      const content = target.to?.content;
      if (!content?.running) {
        return [];
      }
      const { cluster, namespace } = content;
      const kind = 'HorizontalPodAutoscaler';
      const found = await options.writer.list(
        cluster,
        { apiVersion: 'autoscaling/v2', kind, namespace },
        { signal },
      );
      return found
        .filter(autoscaler => !isOurs(autoscaler, content))
        .flatMap(({ metadata, spec }) => {
          const { scaleTargetRef: aim } = specSchema.parse(spec);
          return content.workloads.some(
            ref => ref.kind === aim.kind && ref.name === aim.name,
          )
            ? [
                {
                  code: 'autoscaler' as const,
                  status: 'problem' as const,
                  message: say('autoscaler.foreign', {
                    autoscaler: `${namespace}/${metadata.name}`,
                    object: `${aim.kind} ${aim.name}`,
                  }),
                },
              ]
            : [];
        });
    },
  );
}

function isOurs(
  { metadata }: ClusterObject,
  { projectRef, service, environment }: ReleaseContent,
): boolean {
  const project = projectName(projectRef);
  return Object.entries(
    instanceSelector({ project, service, environment }),
  ).every(([label, value]) => metadata.labels?.[label] === value);
}
