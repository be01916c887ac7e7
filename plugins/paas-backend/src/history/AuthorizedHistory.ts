import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { Environment } from '@mooring/common';
import {
  paasInstanceConfigurationReadPermission,
  paasInstanceListPermission,
  paasInstanceReadPermission,
  type ComparedRelease,
  type History,
  type HistoryItem,
  type HistoryQuery,
} from '@mooring/backstage-plugin-paas-common';
import { instanceResource } from '../access/instanceResource';
import type { Access } from '../access/types';
import type { EntityDirectory } from '../directory/types';
import type { DefaultHistory } from './DefaultHistory';
import type { HistoryViews } from './types';

/**
 * Who may see what was live: an instance whose inside one may not see is not
 * listed; what differs is configuration, and without the right to that only the
 * parts are named.
 */
export class AuthorizedHistory implements HistoryViews {
  constructor(
    private readonly history: DefaultHistory,
    private readonly options: {
      access: Access;
      entities: Pick<EntityDirectory, 'ownerOf'>;
      environments: ReadonlyMap<string, Environment>;
    },
  ) {}

  async liveAt(
    query: HistoryQuery,
    credentials: BackstageCredentials,
  ): Promise<History> {
    const found = await this.history.liveAt(query);
    const scope = await this.options.access.of(credentials, () => []);
    const items = found.flatMap(({ item, ownerRef }) => {
      const resource = instanceResource({ ...item, ownerRef }, this.options);
      const sees = [
        paasInstanceListPermission,
        paasInstanceReadPermission,
      ].every(permission => scope.may(permission, resource));
      if (!sees) {
        return [];
      }
      return scope.may(paasInstanceConfigurationReadPermission, resource)
        ? [item]
        : [withoutChanges(item)];
    });
    return { at: query.at, items };
  }
}

function withoutChanges({ before, now, ...item }: HistoryItem): HistoryItem {
  return {
    ...item,
    ...(before && { before: namesOnly(before) }),
    ...(now && { now: namesOnly(now) }),
  };
}

function namesOnly({ changes: _, ...release }: ComparedRelease) {
  return release;
}
