import { environment, type BenchService } from './shape.ts';

/** An object as it is sent to the API server. */
export interface Manifest {
  apiVersion: string;
  kind: string;
  metadata: {
    name: string;
    namespace?: string;
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
    ownerReferences?: object[];
  };
  spec?: object;
  data?: Record<string, string>;
}

/** The label and annotation by which the Kubernetes plugin finds what belongs to an entity. */
export const kubernetesId = 'backstage.io/kubernetes-id';

/** The labels of everything that belongs to a service. */
export function labelsOf(service: BenchService): Record<string, string> {
  return {
    'app.kubernetes.io/name': service.service,
    'app.kubernetes.io/instance': `${service.service}-${environment}`,
    'app.kubernetes.io/part-of': service.project,
    'app.kubernetes.io/managed-by': service.managed ? 'mooring' : 'Helm',
    [kubernetesId]: kubernetesIdOf(service),
    ...selectorOf(service),
  };
}

/** The labels that a service's pods are selected by. */
export function selectorOf(service: BenchService): Record<string, string> {
  return service.managed
    ? {
        'mooring.dev/project': service.project,
        'mooring.dev/service': service.service,
        'mooring.dev/environment': environment,
      }
    : { [kubernetesId]: kubernetesIdOf(service) };
}

/** Its value for a service. */
export function kubernetesIdOf({ project, service }: BenchService): string {
  return `${project}-${service}`;
}

/** Points from an object to the one that it was made for. */
export function ownedBy(owner: {
  apiVersion: string;
  kind: string;
  name: string;
  uid: string;
}): object[] {
  return [{ ...owner, controller: true, blockOwnerDeletion: true }];
}
