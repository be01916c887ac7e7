import { parseInstanceRef, type Environment } from '@mooring/common';
import type { InstanceResource } from '@mooring/backstage-plugin-paas-node';
import type { EntityDirectory } from './directory/types';
import { parseObservedRef } from './panel/observedRef';
import type { Places } from './panel/types';
import type { Projects } from './projects/types';

/** Instances as permission rules look at them, by their refs; the instance need not exist. */
export async function permissionResources(
  options: {
    projects: Projects;
    environments: ReadonlyMap<string, Environment>;
    entities: EntityDirectory;
    places: Places;
  },
  refs: string[],
): Promise<Array<InstanceResource | undefined>> {
  const { projects, environments, entities, places } = options;
  return Promise.all(
    refs.map(async ref => {
      const key = parseInstanceRef(ref);
      if (!key || ref.startsWith('observed/')) {
        const observed = parseObservedRef(ref);
        const entity = observed && (await entities.find(observed.entityRef));
        return (
          entity &&
          places.ofEntity(entity).find(place => place.resource.ref === ref)
            ?.resource
        );
      }
      const project = await projects.get(key.projectRef);
      return {
        ref,
        projectRef: key.projectRef,
        ownerRef: project?.ownerRef,
        environment: key.environment,
        cluster: environments.get(key.environment)?.cluster,
      };
    }),
  );
}
