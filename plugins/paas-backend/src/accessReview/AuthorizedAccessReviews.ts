import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { AccessReview } from '@mooring/backstage-plugin-paas-common';
import type { AuditGate } from '../audit/AuditGate';
import type { DefaultAccessReviews } from './DefaultAccessReviews';
import type { AccessReviews } from './types';

/** Who may do what is for those who may read the audit trail. */
export class AuthorizedAccessReviews implements AccessReviews {
  constructor(
    private readonly reviews: DefaultAccessReviews,
    private readonly gate: AuditGate,
  ) {}

  async review(
    environment: string,
    credentials: BackstageCredentials,
  ): Promise<AccessReview> {
    await this.gate.demand('access.reviewed', { environment }, credentials);
    return this.reviews.review(environment);
  }
}
