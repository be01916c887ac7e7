import { instanceLabels, instanceSelector } from '@mooring/common';
import type { Blueprint } from '@mooring/backstage-plugin-paas-node';
import { z } from 'zod';

/**
 * The least that a service can be: configuration, pods and a Service. With
 * `lost` its pods fit on no node, so that its rollout never ends well.
 */
export const plainBlueprint: Blueprint<{ lost: boolean }> = {
  name: 'plain',
  title: 'Plain',
  description: 'For tests',
  values: z.strictObject({ lost: z.boolean() }),
  sizes: [],
  image: {
    repository: 'registry.test/plain',
    tag: '1',
    digest: `sha256:${'1'.repeat(64)}`,
  },
  render({ project, service, environment, namespace, values, image }) {
    const key = { project, service, environment: environment.name };
    const metadata = (name: string) => ({
      name,
      namespace,
      labels: instanceLabels(key),
    });
    const selector = instanceSelector(key);
    const deployment = {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: metadata(service),
      spec: {
        progressDeadlineSeconds: values.lost ? 1 : 60,
        minReadySeconds: 0,
        selector: { matchLabels: selector },
        template: {
          metadata: { labels: instanceLabels(key) },
          spec: {
            ...(values.lost && { nodeSelector: { nowhere: 'at-all' } }),
            securityContext: {
              runAsNonRoot: true,
              seccompProfile: { type: 'RuntimeDefault' },
            },
            containers: [
              {
                name: 'main',
                image: `${image.repository}@${image.digest}`,
                securityContext: {
                  allowPrivilegeEscalation: false,
                  capabilities: { drop: ['ALL'] },
                },
              },
            ],
          },
        },
      },
    };
    return {
      objects: [
        {
          apiVersion: 'v1',
          kind: 'ConfigMap',
          metadata: metadata(`${service}-settings`),
          immutable: true,
          data: { greeting: 'hello' },
        },
        deployment,
        {
          apiVersion: 'v1',
          kind: 'Service',
          metadata: metadata(service),
          spec: {
            selector,
            ports: [{ name: 'http', port: 80, protocol: 'TCP' }],
          },
        },
      ],
      workloads: [
        { apiVersion: 'apps/v1', kind: 'Deployment', namespace, name: service },
      ],
    };
  },
};
