import { stringify } from 'yaml';
import { kubernetesId, kubernetesIdOf } from '../data/manifest.ts';
import { allProjects, allServices, type BenchService } from '../data/shape.ts';

/** A project that has no services until a bench creates some. */
export const emptyProject = 'workshop';

/** Services of others with ten pods that have an entity, as users of the Kubernetes plugin have them. */
export function observedServices(): BenchService[] {
  return foreignServices().slice(0, 40);
}

/** The one of 200 pods, which has an entity too. */
export function largest(): BenchService {
  const service = foreignServices().at(-1);
  if (!service) throw new Error('There are no services of others');
  return service;
}

function foreignServices(): BenchService[] {
  return allServices().filter(({ managed }) => !managed);
}

/** All services of others that have an entity. */
export function describedServices(): BenchService[] {
  return [...observedServices(), largest()];
}

/** The projects, and components annotated for the Kubernetes plugin. */
export function catalogFile(): string {
  return [
    ...[...allProjects(), emptyProject].map(name => ({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'System',
      metadata: { name },
      spec: { owner: 'team-a' },
    })),
    ...describedServices().map(component),
  ]
    .map(entity => stringify(entity))
    .join('---\n');
}

function component(service: BenchService): object {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: kubernetesIdOf(service),
      annotations: { [kubernetesId]: kubernetesIdOf(service) },
    },
    spec: {
      type: 'service',
      lifecycle: 'production',
      owner: 'team-a',
      system: service.project,
    },
  };
}
