import {
  instanceSelector,
  projectName,
  requirementsOf,
  say,
} from '@mooring/common';
import type { ClusterReader } from '@mooring/backstage-plugin-clusters-node';
import type { ReleaseContent } from '@mooring/backstage-plugin-paas-common';
import { findMoves } from '../../domain/findMoves';
import { lookAt } from '../lookAt';
import type { Check } from '../types';

/** Whether both ends of names that move answer: the one they go to, and the one to take them back to. */
export function endsCheck(options: {
  reader: Pick<ClusterReader, 'instance'>;
}): Check {
  return lookAt('names', say('looked.pods'), async ({ planned, target }) => {
    const moves = findMoves(planned.targets);
    const takes = moves.some(({ taker }) => taker === target.instanceId);
    const gives = moves.some(({ giver }) => giver === target.instanceId);
    const content = target.from?.content;
    if (!content || !(takes || gives)) {
      return [];
    }
    const { health, pods } = options.reader.instance(selectionOf(content));
    if (health.state !== 'synced') {
      return [
        {
          code: 'names',
          status: 'unknown',
          message: takes
            ? say('ends.takerAway', { cluster: content.cluster })
            : say('ends.giverAway', { cluster: content.cluster }),
        },
      ];
    }
    const ready = pods.filter(pod => pod.ready).length;
    if (ready > 0) {
      const message = say('ends.ready', { ready, all: pods.length });
      return [{ code: 'names', status: 'ok', message }];
    }
    return [
      {
        code: 'names',
        status: 'warning',
        message: takes ? say('ends.takerEmpty') : say('ends.giverEmpty'),
      },
    ];
  });
}

function selectionOf(content: ReleaseContent) {
  const { cluster, namespace, projectRef, service, environment } = content;
  const project = projectName(projectRef);
  return {
    cluster,
    namespace,
    requirements: requirementsOf(
      instanceSelector({ project, service, environment }),
    ),
  };
}
