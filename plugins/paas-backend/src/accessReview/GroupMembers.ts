import type { AuthService } from '@backstage/backend-plugin-api';
import { RELATION_HAS_MEMBER } from '@backstage/catalog-model';
import { ServiceUnavailableError, toError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { say } from '@mooring/common';
import type { AccessReview } from '@mooring/backstage-plugin-paas-common';

/** Who is in groups, by the software catalog. */
export class GroupMembers {
  constructor(
    private readonly options: { catalog: CatalogService; auth: AuthService },
  ) {}

  async of(groups: string[]): Promise<AccessReview['members']> {
    const { auth, catalog } = this.options;
    const credentials = await auth.getOwnServiceCredentials();
    try {
      const { items } = await catalog.getEntitiesByRefs(
        { entityRefs: groups, fields: ['kind', 'metadata', 'relations'] },
        { credentials },
      );
      return groups.map((group, index) => ({
        group,
        users: (items[index]?.relations ?? [])
          .filter(({ type }) => type === RELATION_HAS_MEMBER)
          .map(({ targetRef }) => targetRef)
          .sort(),
      }));
    } catch (error) {
      throw new ServiceUnavailableError(
        say('catalog.away', { message: toError(error).message }),
      );
    }
  }
}
