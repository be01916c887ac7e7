import { parseInstanceRef } from '@mooring/common';
import type { InstanceResource } from '@mooring/backstage-plugin-paas-node';
import type { Projects } from './projects/types';

/** Instances as permission rules look at them, by their refs; the instance need not exist. */
export async function permissionResources(
  projects: Projects,
  refs: string[],
): Promise<Array<InstanceResource | undefined>> {
  return Promise.all(
    refs.map(async ref => {
      const key = parseInstanceRef(ref);
      if (!key) {
        return undefined;
      }
      const project = await projects.get(key.projectRef);
      return {
        ref,
        projectRef: key.projectRef,
        ownerRef: project?.ownerRef,
        environment: key.environment,
      };
    }),
  );
}
