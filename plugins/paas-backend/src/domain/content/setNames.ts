import type { Manifest } from '@mooring/common';
import type {
  ReleaseContent,
  ReleaseName,
} from '@mooring/backstage-plugin-paas-common';
import { metadataOf, replaceObjects } from './objects';

/** The DNS names, and the Ingress that answers for them where there is something to lead to. */
export function setNames(
  content: ReleaseContent,
  names: ReleaseName[],
  ingressClass: string | undefined,
): ReleaseContent {
  const { expose } = content;
  return replaceObjects(
    { ...content, names },
    ({ kind }) => kind === 'Ingress',
    expose && names.length > 0
      ? [ingress(content, expose, names, ingressClass)]
      : [],
  );
}

function ingress(
  content: ReleaseContent,
  expose: NonNullable<ReleaseContent['expose']>,
  names: ReleaseName[],
  ingressClass: string | undefined,
): Manifest {
  const backend = {
    service: { name: expose.service, port: { name: expose.port } },
  };
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: metadataOf(content, content.service),
    spec: {
      ...(ingressClass !== undefined && { ingressClassName: ingressClass }),
      rules: names.map(({ name }) => ({
        host: name,
        http: { paths: [{ path: '/', pathType: 'Prefix', backend }] },
      })),
    },
  };
}
