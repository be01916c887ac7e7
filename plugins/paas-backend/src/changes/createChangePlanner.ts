import type { ClusterWriter } from '@mooring/backstage-plugin-clusters-node';
import type { Environment } from '@mooring/common';
import type { NameChecker } from '@mooring/backstage-plugin-paas-node';
import type { BlueprintRegistry } from '../blueprints/BlueprintRegistry';
import type { ProjectReleaseStore } from '../projectReleases/types';
import type { Projects } from '../projects/types';
import type { ImageRegistries } from '../registry/types';
import type { ReleaseStore } from '../releases/types';
import type { SecretVault } from '../secrets/types';
import type { ServiceStore } from '../services/types';
import { DefaultChangePlanner } from './DefaultChangePlanner';
import { DeployPlanner } from './DeployPlanner';
import { DraftChecker } from './DraftChecker';
import { ImageResolver } from './ImageResolver';
import type { InstanceFinder } from './InstanceFinder';
import { MovePlanner } from './MovePlanner';
import { ProjectPlanner } from './ProjectPlanner';
import { replicasNow } from './replicasNow';
import { RollbackPlanner } from './RollbackPlanner';
import type { ChangePlanner } from './types';

/** The planner of the plugin, with those that it hands kinds of changes to. */
export function createChangePlanner(options: {
  finder: InstanceFinder;
  services: ServiceStore;
  releases: ReleaseStore;
  projectReleases: ProjectReleaseStore;
  registries: ImageRegistries;
  vault: SecretVault;
  projects: Projects;
  blueprints: BlueprintRegistry;
  environments: ReadonlyMap<string, Environment>;
  nameChecker: NameChecker | undefined;
  writer: ClusterWriter;
}): ChangePlanner {
  const { finder, services, releases, projectReleases, vault } = options;
  const { projects, blueprints, environments, nameChecker, writer } = options;
  const rollbacks = new RollbackPlanner({ finder, releases });
  return new DefaultChangePlanner({
    ...{ finder, projects, services, blueprints, environments },
    planners: {
      deploys: new DeployPlanner({
        finder,
        images: new ImageResolver(options.registries),
        vault,
      }),
      rollbacks,
      moves: new MovePlanner({ finder }),
      projects: new ProjectPlanner({
        services,
        rollbacks,
        releases: projectReleases,
      }),
    },
    replicasNow: content => replicasNow(writer, content),
    drafts: new DraftChecker({
      ...{ projects, services, blueprints, environments, nameChecker },
    }),
  });
}
