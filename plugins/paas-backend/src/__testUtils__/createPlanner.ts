import type { Environment } from '@mooring/common';
import type { Blueprint } from '@mooring/backstage-plugin-paas-node';
import { BlueprintRegistry } from '../blueprints/BlueprintRegistry';
import { DefaultChangePlanner } from '../changes/DefaultChangePlanner';
import { DeployPlanner } from '../changes/DeployPlanner';
import { DraftChecker } from '../changes/DraftChecker';
import { ImageResolver } from '../changes/ImageResolver';
import { InstanceFinder } from '../changes/InstanceFinder';
import { MovePlanner } from '../changes/MovePlanner';
import { ProjectPlanner } from '../changes/ProjectPlanner';
import { RollbackPlanner } from '../changes/RollbackPlanner';
import type { ChangePlanner } from '../changes/types';
import type { ProjectReleaseStore } from '../projectReleases/types';
import type { Projects } from '../projects/types';
import type { ImageRegistries } from '../registry/types';
import type { ReleaseStore } from '../releases/types';
import type { SecretVault } from '../secrets/types';
import type { ServiceStore } from '../services/types';

/** Any project exists and has an owner. */
const anyProject: Projects = {
  get: async ref => ({
    ref,
    name: ref,
    title: ref,
    ownerRef: 'group:default/owners',
  }),
  list: async () => [],
  serviceIdOfEntity: async () => undefined,
};

/** Every tag is there, with a digest made of it. */
export const anyImage: ImageRegistries = {
  knows: () => true,
  tags: async () => [],
  resolve: async (_repository, reference) => ({
    digest: reference.startsWith('sha256:')
      ? reference
      : `sha256:${Buffer.from(reference)
          .toString('hex')
          .padEnd(64, '0')
          .slice(0, 64)}`,
    platforms: ['linux/amd64'],
  }),
};

/** The planner of the plugin, for a portal without catalog and registry. */
export function createPlanner(options: {
  services: ServiceStore;
  releases: ReleaseStore;
  projectReleases: ProjectReleaseStore;
  environments: ReadonlyMap<string, Environment>;
  blueprint: Blueprint<never> | Blueprint;
  vault: SecretVault;
}): ChangePlanner {
  const { services, releases, environments, vault } = options;
  const blueprints = new BlueprintRegistry();
  blueprints.add(options.blueprint as Blueprint);
  const finder = new InstanceFinder({ services, blueprints, environments });
  const rollbacks = new RollbackPlanner({ finder, releases });
  return new DefaultChangePlanner({
    finder,
    planners: {
      deploys: new DeployPlanner({
        finder,
        images: new ImageResolver(anyImage),
        vault,
      }),
      rollbacks,
      moves: new MovePlanner({ finder }),
      projects: new ProjectPlanner({
        services,
        rollbacks,
        releases: options.projectReleases,
      }),
    },
    replicasNow: async () => undefined,
    drafts: new DraftChecker({
      projects: anyProject,
      services,
      blueprints,
      environments,
      nameChecker: undefined,
    }),
    projects: anyProject,
    services,
    blueprints,
    environments,
  });
}
