import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  parseEntityRef,
  type ComponentEntityV1alpha1,
} from '@backstage/catalog-model';
import { ANNOTATION_SERVICE_ID } from '@mooring/common';
import type { Service } from '@mooring/backstage-plugin-paas-common';

/** The catalog entity of a service. */
export function serviceToEntity(service: Service): ComponentEntityV1alpha1 {
  const { namespace, name } = parseEntityRef(service.entityRef);
  const location = `mooring:${service.id}`;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      namespace,
      name,
      annotations: {
        [ANNOTATION_LOCATION]: location,
        [ANNOTATION_ORIGIN_LOCATION]: location,
        [ANNOTATION_SERVICE_ID]: service.id,
      },
      tags: [service.blueprint],
      links: service.names.map(({ environment, name: dnsName }) => ({
        url: `http://${dnsName}`,
        title: environment,
        icon: 'web',
      })),
    },
    spec: {
      type: 'service',
      lifecycle: 'production',
      owner: service.ownerRef,
      system: service.projectRef,
      ...(service.dependsOn.length > 0 && { dependsOn: service.dependsOn }),
    },
  };
}
