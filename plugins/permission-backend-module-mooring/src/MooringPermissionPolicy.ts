import {
  AuthorizeResult,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import type {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import { decide, type Groups } from './decide';

/** Carries out the policy table. */
export class MooringPermissionPolicy implements PermissionPolicy {
  constructor(private readonly groups: Groups) {}

  async handle(
    { permission }: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    // `info` was read once for the whole batch of queries; asking the user info
    // service here would be a call for each of them.
    return user
      ? decide(this.groups, permission, user.info)
      : { result: AuthorizeResult.DENY };
  }
}
