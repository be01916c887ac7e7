import type { RootConfigService } from '@backstage/backend-plugin-api';
import {
  AuthorizeResult,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import type {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import { covers, policyTable, type Role } from './policyTable';

type Groups = Record<Exclude<Role, 'everybody'>, string[]>;

/** Carries out {@link policyTable}: the first row that fits decides, and no row means no. */
export class MooringPermissionPolicy implements PermissionPolicy {
  readonly #groups: Groups;

  static fromConfig(config: RootConfigService): MooringPermissionPolicy {
    const groups = (role: string) =>
      config.getOptionalStringArray(`mooring.permission.${role}`) ?? [
        `group:default/${role}`,
      ];
    return new MooringPermissionPolicy({
      operators: groups('operators'),
      auditors: groups('auditors'),
    });
  }

  private constructor(groups: Groups) {
    this.#groups = groups;
  }

  async handle(
    request: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    if (!user) {
      return { result: AuthorizeResult.DENY };
    }
    // `info` was read once for the whole batch of queries; asking the user info
    // service here would be a call for each of them.
    const { info } = user;
    const { permission } = request;
    const row = policyTable.find(
      ({ permissions, to }) =>
        permissions.some(pattern => covers(pattern, permission.name)) &&
        this.#hasRole(info.ownershipEntityRefs, to),
    );
    return row
      ? row.decide(permission, info)
      : { result: AuthorizeResult.DENY };
  }

  #hasRole(claims: string[], role: Role): boolean {
    return (
      role === 'everybody' ||
      this.#groups[role].some(group => claims.includes(group))
    );
  }
}
