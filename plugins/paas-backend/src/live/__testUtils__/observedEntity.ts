import type { Entity } from '@backstage/catalog-model';

/** An entity of a team that has installed its workloads itself, and points at them by label. */
export function observedEntity(
  name: string,
  place: { selector: string; namespace: string },
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      namespace: 'default',
      annotations: {
        'backstage.io/kubernetes-label-selector': place.selector,
        'backstage.io/kubernetes-namespace': place.namespace,
        'backstage.io/kubernetes-cluster': 'dev',
      },
    },
    spec: { type: 'website', owner: 'group:default/owners' },
    relations: [{ type: 'ownedBy', targetRef: 'group:default/owners' }],
  };
}

/** A Deployment with two containers, one of whose variables is a secret. */
export function deployment(
  name: string,
  options: { namespace: string; labels?: object; replicas?: number },
) {
  const { namespace, labels = {}, replicas = 2 } = options;
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace, labels: { app: name, ...labels } },
    spec: {
      replicas,
      selector: { matchLabels: { app: name } },
      template: {
        metadata: { labels: { app: name } },
        spec: {
          containers: [
            {
              name: 'app',
              image: 'site:1.4',
              env: [
                { name: 'DB_PASSWORD', value: 'hunter2' },
                { name: 'GREETING', value: '你好' },
              ],
              envFrom: [{ configMapRef: { name: `${name}-config` } }],
            },
            { name: 'side', image: 'side:1' },
          ],
        },
      },
    },
  };
}
