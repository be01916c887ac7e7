import { createHash } from 'node:crypto';
import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  AuthorizeResult,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  createConditionAuthorizer,
  type PermissionRuleset,
} from '@backstage/plugin-permission-node';
import { canonicalJson } from '@mooring/common';
import { paasPermissions } from '@mooring/backstage-plugin-paas-common';
import type { InstanceResource } from '@mooring/backstage-plugin-paas-node';
import type { Access, AccessScope, InstancePermission } from './types';

const CHUNK = 500;

const instancePermissions = paasPermissions.filter(
  (permission): permission is InstancePermission =>
    permission.type === 'resource',
);

/** {@link Access} by conditional decisions, whose conditions are applied here, in memory. */
export class DefaultAccess implements Access {
  readonly #permissions: PermissionsService;
  readonly #catalog: CatalogService;
  readonly #fulfils: (
    decision: PolicyDecision,
    resource: InstanceResource | undefined,
  ) => boolean;

  constructor(options: {
    permissions: PermissionsService;
    catalog: CatalogService;
    ruleset: PermissionRuleset<InstanceResource>;
  }) {
    this.#permissions = options.permissions;
    this.#catalog = options.catalog;
    this.#fulfils = createConditionAuthorizer(options.ruleset);
  }

  async of(
    credentials: BackstageCredentials,
    entityRefs: () => Iterable<string>,
  ): Promise<AccessScope> {
    const [entities, ...decisions] =
      await this.#permissions.authorizeConditional(
        [
          { permission: catalogEntityReadPermission },
          ...instancePermissions.map(permission => ({ permission })),
        ],
        { credentials },
      );
    const byName = new Map(
      instancePermissions.map((permission, index) => [
        permission.name,
        decisions[index]!,
      ]),
    );
    const visible =
      entities!.result === AuthorizeResult.CONDITIONAL
        ? await this.#visibleEntities([...entityRefs()], credentials)
        : undefined;
    const remembered = new Map<string, boolean>();
    return {
      key: hash([entities!.result, visible && [...visible].sort(), decisions]),
      may: ({ name }, instance) => {
        const key = questionOf(name, instance);
        const known = remembered.get(key);
        if (known !== undefined) {
          return known;
        }
        const may = this.#fulfils(byName.get(name)!, instance);
        remembered.set(key, may);
        return may;
      },
      mayReadEntity: entityRef =>
        visible
          ? visible.has(entityRef)
          : entities!.result === AuthorizeResult.ALLOW,
    };
  }

  /** Conditions on entities are the catalog's to apply. */
  async #visibleEntities(
    entityRefs: string[],
    credentials: BackstageCredentials,
  ): Promise<Set<string>> {
    const visible = new Set<string>();
    for (let from = 0; from < entityRefs.length; from += CHUNK) {
      const chunk = entityRefs.slice(from, from + CHUNK);
      const { items } = await this.#catalog.getEntitiesByRefs(
        { entityRefs: chunk, fields: ['kind', 'metadata.name'] },
        { credentials },
      );
      items.forEach((entity, index) => entity && visible.add(chunk[index]!));
    }
    return visible;
  }
}

/** All that the rules on instances look at: few answers serve thousands of instances. */
function questionOf(permission: string, instance: InstanceResource): string {
  const { ownerRef, projectRef, environment, cluster } = instance;
  return [permission, ownerRef, projectRef, environment, cluster].join(' ');
}

function hash(value: unknown): string {
  return createHash('sha256')
    .update(canonicalJson(value))
    .digest('base64url')
    .slice(0, 16);
}
