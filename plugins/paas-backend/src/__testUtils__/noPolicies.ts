import type { Gatekeeper } from '../operations/types';
import type { Freezes, GateBook } from '../policies/types';
import type { ProjectReleaseStore } from '../projectReleases/types';

/** A portal in which nobody is asked and nothing is frozen. */
export const noPolicies = {
  gateBook: { gates: async () => [] } satisfies GateBook,
  freezes: { covering: async () => [] } satisfies Freezes,
};

/** Lets everything begin. */
export const openGates: Gatekeeper = { obstacle: async () => undefined };

/** No project has a release. */
export const noProjectReleases: ProjectReleaseStore = {
  get: async () => undefined,
  list: async () => [],
  versions: async () => new Map(),
};
