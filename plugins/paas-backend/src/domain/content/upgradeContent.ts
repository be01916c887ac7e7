import {
  instanceLabels,
  LABEL_ENVIRONMENT,
  LABEL_SERVICE,
} from '@mooring/common';
import type {
  ReleaseContent,
  Resources,
} from '@mooring/backstage-plugin-paas-common';
import type { WorkloadFields } from './objects';

/** Content of the first schema version: what differs stood in values and objects only. */
type FirstContent = Pick<
  ReleaseContent,
  | 'cluster'
  | 'namespace'
  | 'projectRef'
  | 'blueprint'
  | 'values'
  | 'image'
  | 'objects'
  | 'workloads'
  | 'names'
> & { schemaVersion: 1 };

/** Content as it was stored, whatever version it is of. */
export type StoredContent = FirstContent | ReleaseContent;

/** Content in the present schema. The objects stay as they are, to the byte. */
export function upgradeContent(content: StoredContent): ReleaseContent {
  if (content.schemaVersion !== 1) {
    return content;
  }
  const { replicas, size, ...values } = content.values;
  const workload = content.objects.find(({ kind }) => kind === 'Deployment');
  const spec = workload?.spec as WorkloadFields | undefined;
  const resources = spec?.template.spec.containers[0]?.resources;
  const labels: Partial<ReturnType<typeof instanceLabels>> =
    content.objects[0]?.metadata.labels ?? {};
  return {
    ...content,
    schemaVersion: 2,
    values,
    service: labels[LABEL_SERVICE] ?? '',
    environment: labels[LABEL_ENVIRONMENT] ?? '',
    source: { kind: 'image', reference: '' },
    ...(resources !== undefined && {
      size: { name: String(size), resources: resources as Resources },
    }),
    scaling: {
      mode: 'fixed',
      replicas: spec?.replicas ?? Number(replicas ?? 1),
    },
    running: true,
    config: {},
    secrets: {},
    network: { access: 'open' },
    ...exposeOf(content),
  };
}

function exposeOf({ objects }: FirstContent): Pick<ReleaseContent, 'expose'> {
  const service = objects.find(({ kind }) => kind === 'Service');
  const spec = service?.spec as { ports: { name: string }[] } | undefined;
  const port = spec?.ports[0]?.name;
  return service && port !== undefined
    ? { expose: { service: service.metadata.name, port } }
    : {};
}
