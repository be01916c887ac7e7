import type { Environment } from '@mooring/common';
import type { Knex } from 'knex';
import type { Access } from '../access/types';
import { AuthorizedDependencies } from '../dependencies/AuthorizedDependencies';
import { DefaultDependencies } from '../dependencies/DefaultDependencies';
import type { Dependencies } from '../dependencies/types';
import type { EntityDirectory, ServiceDirectory } from '../directory/types';
import type { InstanceRights } from '../operations/InstanceRights';
import type { Snapshots } from '../panel/Snapshots';
import type { Places } from '../panel/types';
import { AuthorizedProjectReleases } from '../projectReleases/AuthorizedProjectReleases';
import { DatabaseProjectReleaseStore } from '../projectReleases/DatabaseProjectReleaseStore';
import { DefaultProjectReleases } from '../projectReleases/DefaultProjectReleases';
import type { ProjectReleases } from '../projectReleases/types';
import type { Projects } from '../projects/types';
import { DatabaseReleaseViewStore } from '../releases/DatabaseReleaseViewStore';
import type { ServiceStore } from '../services/types';
import { AuthorizedProjectViews } from './AuthorizedProjectViews';
import { Comparisons } from './Comparisons';
import { ProjectMatrix } from './ProjectMatrix';
import type { ProjectViews } from './types';

/** What the pages of projects ask. */
export function createProjectServices(options: {
  knex: Knex;
  access: Access;
  rights: InstanceRights;
  services: ServiceStore;
  directory: ServiceDirectory;
  entities: EntityDirectory;
  projects: Projects;
  places: Places;
  snapshots: Snapshots;
  environments: ReadonlyMap<string, Environment>;
  onChanged: (serviceId: string) => Promise<unknown>;
}): {
  projectViews: ProjectViews;
  projectReleases: ProjectReleases;
  dependencies: Dependencies;
} {
  const { knex } = options;
  return {
    projectViews: new AuthorizedProjectViews(
      new ProjectMatrix({
        ...options,
        services: options.directory,
        comparisons: new Comparisons(new DatabaseReleaseViewStore(knex)),
      }),
      options,
    ),
    projectReleases: new AuthorizedProjectReleases(
      new DefaultProjectReleases({
        knex,
        store: new DatabaseProjectReleaseStore(knex),
      }),
      options,
    ),
    dependencies: new AuthorizedDependencies(
      new DefaultDependencies(options),
      options,
    ),
  };
}
