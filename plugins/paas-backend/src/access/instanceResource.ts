import { formatInstanceRef, type Environment } from '@mooring/common';
import type { InstanceResource } from '@mooring/backstage-plugin-paas-node';
import type { EntityDirectory } from '../directory/types';

/** An instance as the rules on permissions look at it. */
export function instanceResource(
  instance: {
    projectRef: string;
    /** Owner at creation; the project's present owner goes before it. */
    ownerRef: string;
    service: string;
    environment: string;
  },
  sources: {
    entities: Pick<EntityDirectory, 'ownerOf'>;
    environments: ReadonlyMap<string, Environment>;
  },
): InstanceResource {
  const { projectRef, ownerRef, service, environment } = instance;
  return {
    ref: formatInstanceRef({ projectRef, service, environment }),
    projectRef,
    ownerRef: sources.entities.ownerOf(projectRef) ?? ownerRef,
    environment,
    cluster: sources.environments.get(environment)?.cluster,
  };
}
