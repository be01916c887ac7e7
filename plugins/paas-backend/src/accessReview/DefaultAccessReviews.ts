import { NotFoundError } from '@backstage/errors';
import type { PolicyDecision } from '@backstage/plugin-permission-common';
import {
  createConditionAuthorizer,
  type PermissionRuleset,
} from '@backstage/plugin-permission-node';
import { formatInstanceRef, type Environment } from '@mooring/common';
import {
  paasPermissions,
  type AccessReview,
  type AccessReviewItem,
} from '@mooring/backstage-plugin-paas-common';
import type {
  AccessReviewSource,
  InstanceResource,
} from '@mooring/backstage-plugin-paas-node';
import type { InstancePermission } from '../access/types';
import type { ProjectRecord, Projects } from '../projects/types';
import type { GroupMembers } from './GroupMembers';

const NO_SOURCE =
  'The permission policy of this portal does not tell who may do what; a module for it can, through accessReviewExtensionPoint';

/** All that change something. */
const changes = paasPermissions.filter(
  (permission): permission is InstancePermission =>
    permission.type === 'resource' && permission.attributes.action !== 'read',
);

/**
 * Asks the policy itself, for every group that owns a project or that the policy
 * names, what it says to somebody who is in that group only. Its conditions are
 * applied as they are to real requests.
 */
export class DefaultAccessReviews {
  readonly #fulfils: (
    decision: PolicyDecision,
    resource: InstanceResource,
  ) => boolean;

  constructor(
    private readonly options: {
      /** Undefined: the policy does not tell. */
      source: AccessReviewSource | undefined;
      projects: Projects;
      members: GroupMembers;
      environments: ReadonlyMap<string, Environment>;
      ruleset: PermissionRuleset<InstanceResource>;
    },
  ) {
    this.#fulfils = createConditionAuthorizer(options.ruleset);
  }

  async review(name: string): Promise<AccessReview> {
    const { source, projects, members, environments } = this.options;
    const environment = environments.get(name);
    if (!environment) {
      throw new NotFoundError(`environment: there is no '${name}'`);
    }
    const review = {
      environment: name,
      at: new Date().toISOString(),
      permissions: changes.map(permission => permission.name),
    };
    if (!source) {
      return { ...review, reason: NO_SOURCE, items: [], members: [] };
    }
    const records = await projects.list();
    const groups = [
      ...new Set([
        ...records.flatMap(({ ownerRef }) => ownerRef ?? []),
        ...source.groups(),
      ]),
    ].sort();
    const items = records
      .map(project => this.itemOf(source, project, groups, environment))
      .sort((a, b) => (a.projectRef < b.projectRef ? -1 : 1));
    const appearing = new Set(
      items.flatMap(({ allowed }) => allowed.flatMap(a => a.groups)),
    );
    return {
      ...review,
      items,
      members: await members.of([...appearing].sort()),
    };
  }

  private itemOf(
    source: AccessReviewSource,
    { ref: projectRef, title, ownerRef }: ProjectRecord,
    groups: string[],
    { name: environment, cluster }: Environment,
  ): AccessReviewItem {
    const resource: InstanceResource = {
      // Any service: no rule looks at which one.
      ref: formatInstanceRef({ projectRef, service: '*', environment }),
      projectRef,
      ownerRef,
      ...{ environment, cluster },
    };
    const may = (permission: InstancePermission, group: string | undefined) =>
      this.#fulfils(source.decide(permission, group), resource);
    return {
      ...{ projectRef, title },
      ...(ownerRef !== undefined && { ownerRef }),
      allowed: changes.map(permission => ({
        permission: permission.name,
        everybody: may(permission, undefined),
        groups: groups.filter(group => may(permission, group)),
      })),
    };
  }
}
