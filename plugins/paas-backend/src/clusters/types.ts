import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type {
  ClusterDetailView,
  ClusterView,
  NodeDetail,
} from '@mooring/backstage-plugin-paas-common';

/** Clusters for those who operate them. */
export interface ClusterViews {
  list(credentials: BackstageCredentials): Promise<ClusterView[]>;
  /** @throws NotFoundError */
  get(
    cluster: string,
    credentials: BackstageCredentials,
  ): Promise<ClusterDetailView>;
  /** @throws NotFoundError */
  node(
    cluster: string,
    node: string,
    credentials: BackstageCredentials,
  ): Promise<NodeDetail>;
}
