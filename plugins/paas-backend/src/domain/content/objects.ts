import {
  formatObjectRef,
  instanceLabels,
  objectRefOf,
  projectName,
  type Manifest,
} from '@mooring/common';
import type { ReleaseContent } from '@mooring/backstage-plugin-paas-common';

/** What uses something stands behind what it uses; the rest as the blueprint wrote it. */
const ORDER = [
  'ConfigMap',
  'Secret',
  'NetworkPolicy',
  'HorizontalPodAutoscaler',
  'Deployment',
  'StatefulSet',
  'Service',
  'Ingress',
  'PodDisruptionBudget',
];

/** The parts of a workload that the platform writes to. */
export interface PodTemplateFields {
  metadata?: { annotations?: Record<string, string> };
  spec: { containers: ContainerFields[] };
}

/** See {@link PodTemplateFields}. */
export interface ContainerFields {
  resources?: unknown;
  envFrom?: { configMapRef?: { name: string }; secretRef?: { name: string } }[];
}

/** A Deployment or StatefulSet as the platform writes to it. */
export interface WorkloadFields {
  replicas?: number;
  template: PodTemplateFields;
}

/** Metadata of an object of the release. */
export function metadataOf(
  content: ReleaseContent,
  name: string,
): Manifest['metadata'] {
  return {
    name,
    namespace: content.namespace,
    labels: instanceLabels({
      project: projectName(content.projectRef),
      service: content.service,
      environment: content.environment,
    }),
  };
}

/** The content with its objects in apply order. */
export function withObjects(
  content: ReleaseContent,
  objects: Manifest[],
): ReleaseContent {
  const rank = ({ kind }: Manifest) => {
    const place = ORDER.indexOf(kind);
    return place === -1 ? ORDER.length : place;
  };
  return {
    ...content,
    objects: [...objects].sort((a, b) => rank(a) - rank(b)),
  };
}

/** The content with some of its objects gone and others there instead. */
export function replaceObjects(
  content: ReleaseContent,
  isReplaced: (object: Manifest) => boolean,
  replacements: Manifest[],
): ReleaseContent {
  return withObjects(content, [
    ...content.objects.filter(object => !isReplaced(object)),
    ...replacements,
  ]);
}

/** The content with each of its workloads changed. */
export function mapWorkloads(
  content: ReleaseContent,
  change: (spec: WorkloadFields) => WorkloadFields,
): ReleaseContent {
  const workloads = new Set(content.workloads.map(formatObjectRef));
  return {
    ...content,
    objects: content.objects.map(object =>
      workloads.has(formatObjectRef(objectRefOf(object)))
        ? { ...object, spec: change(object.spec as WorkloadFields) }
        : object,
    ),
  };
}

/** The content with the main container of each of its workloads changed: the first one. */
export function mapMainContainers(
  content: ReleaseContent,
  change: (container: ContainerFields) => ContainerFields,
): ReleaseContent {
  return mapWorkloads(content, spec => {
    const { template } = spec;
    const [main, ...others] = template.spec.containers;
    return {
      ...spec,
      template: {
        ...template,
        spec: {
          ...template.spec,
          containers: [...(main ? [change(main)] : []), ...others],
        },
      },
    };
  });
}
