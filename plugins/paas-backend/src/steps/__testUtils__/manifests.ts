import {
  instanceLabels,
  instanceSelector,
  type Manifest,
} from '@mooring/common';

/** Manifests of a service `web` in the environment dev of a project, and inputs made of them. */
export function manifestsOf(project: string) {
  const namespace = `${project}-dev`;
  const projectRef = `system:default/${project}`;
  const instance = { project, service: 'web', environment: 'dev' };

  function configMap(data: Record<string, string>, labels = {}): Manifest {
    return {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: {
        name: 'web-config',
        namespace,
        labels: { ...instanceLabels(instance), ...labels },
      },
      data,
    };
  }

  function deployment(replicas: number, extra: object = {}): Manifest {
    return {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'web', namespace, labels: instanceLabels(instance) },
      spec: {
        replicas,
        ...extra,
        selector: { matchLabels: instanceSelector(instance) },
        template: {
          metadata: { labels: instanceLabels(instance) },
          spec: {
            securityContext: {
              runAsNonRoot: true,
              seccompProfile: { type: 'RuntimeDefault' },
            },
            containers: [
              {
                name: 'app',
                image: 'app:1',
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
  }

  function input(...objects: Manifest[]) {
    return { cluster: 'dev', namespace, projectRef, release: 1, objects };
  }

  return { configMap, deployment, input };
}
