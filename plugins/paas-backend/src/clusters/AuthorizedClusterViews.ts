import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { say } from '@mooring/common';
import {
  paasClusterReadPermission,
  type ClusterDetailView,
  type ClusterView,
  type NodeDetail,
} from '@mooring/backstage-plugin-paas-common';
import type { DefaultClusterViews } from './DefaultClusterViews';
import type { ClusterViews } from './types';

/** Clusters are for those with `paas.cluster.read`. */
export class AuthorizedClusterViews implements ClusterViews {
  constructor(
    private readonly views: DefaultClusterViews,
    private readonly permissions: PermissionsService,
  ) {}

  async list(credentials: BackstageCredentials): Promise<ClusterView[]> {
    await this.#authorize(credentials);
    return this.views.list();
  }

  async get(
    cluster: string,
    credentials: BackstageCredentials,
  ): Promise<ClusterDetailView> {
    await this.#authorize(credentials);
    return this.views.get(cluster);
  }

  async node(
    cluster: string,
    node: string,
    credentials: BackstageCredentials,
  ): Promise<NodeDetail> {
    await this.#authorize(credentials);
    return this.views.node(cluster, node);
  }

  async #authorize(credentials: BackstageCredentials): Promise<void> {
    const [decision] = await this.permissions.authorize(
      [{ permission: paasClusterReadPermission }],
      { credentials },
    );
    if (decision!.result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(say('may.clusters'));
    }
  }
}
