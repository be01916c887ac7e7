import type {
  Permission,
  PolicyDecision,
} from '@backstage/plugin-permission-common';

/**
 * Answers what the installed policy says to whom, without anybody having signed
 * in. A module that installs another policy than Mooring's brings its own.
 */
export interface AccessReviewSource {
  /** Entity refs that the policy names by itself, beside the owners of projects. */
  groups(): string[];
  /**
   * What it says to somebody who is in one group only.
   *
   * @param group - undefined: in none, as everybody who has signed in
   */
  decide(permission: Permission, group: string | undefined): PolicyDecision;
}
