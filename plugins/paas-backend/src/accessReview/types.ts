import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { AccessReview } from '@mooring/backstage-plugin-paas-common';

/** Who may do what today. */
export interface AccessReviews {
  /** @throws NotFoundError where there is no such environment */
  review(
    environment: string,
    credentials: BackstageCredentials,
  ): Promise<AccessReview>;
}
