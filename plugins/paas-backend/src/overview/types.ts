import type { BackstageCredentials } from '@backstage/backend-plugin-api';

/** The list of services. */
export interface Overviews {
  /**
   * The list as JSON, as `overviewSchema` describes it.
   *
   * @param after - the cursor of an earlier answer
   */
  list(
    after: string | undefined,
    credentials: BackstageCredentials,
  ): Promise<{ cursor: string; body: string }>;
}
