import { instanceSelector, projectName, type Manifest } from '@mooring/common';
import type {
  Network,
  ReleaseContent,
} from '@mooring/backstage-plugin-paas-common';
import { metadataOf, replaceObjects } from './objects';

/**
 * Who may connect.
 *
 * @param namespaces - those let in besides its own when access is restricted.
 *   By name, not by labels, which anybody who may create pods could carry.
 */
export function setNetwork(
  content: ReleaseContent,
  network: Network,
  namespaces: string[],
): ReleaseContent {
  return replaceObjects(
    { ...content, network },
    ({ kind }) => kind === 'NetworkPolicy',
    network.access === 'restricted'
      ? [
          policy(
            content,
            [...new Set([content.namespace, ...namespaces])].sort(),
          ),
        ]
      : [],
  );
}

function policy(content: ReleaseContent, namespaces: string[]): Manifest {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: metadataOf(content, content.service),
    spec: {
      podSelector: {
        matchLabels: instanceSelector({
          project: projectName(content.projectRef),
          service: content.service,
          environment: content.environment,
        }),
      },
      policyTypes: ['Ingress'],
      ingress: [
        {
          from: [
            {
              namespaceSelector: {
                matchExpressions: [
                  {
                    key: 'kubernetes.io/metadata.name',
                    operator: 'In',
                    values: namespaces,
                  },
                ],
              },
            },
          ],
        },
      ],
    },
  };
}
