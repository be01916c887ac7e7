import type {
  BackstageUserInfo,
  RootConfigService,
} from '@backstage/backend-plugin-api';
import {
  AuthorizeResult,
  type Permission,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import { rowFor, type Role } from './policyTable';

/** Groups by the role that they have. */
export type Groups = Record<Exclude<Role, 'everybody'>, string[]>;

/** The groups of the roles, as configured or `group:default/<role>`. */
export function readGroups(config: RootConfigService): Groups {
  const groups = (role: string) =>
    config.getOptionalStringArray(`mooring.permission.${role}`) ?? [
      `group:default/${role}`,
    ];
  return { operators: groups('operators'), auditors: groups('auditors') };
}

/** What the policy says to a person: the first row that fits decides, and no row means no. */
export function decide(
  groups: Groups,
  permission: Permission,
  user: BackstageUserInfo,
): PolicyDecision {
  const row = rowFor(
    permission,
    role =>
      role === 'everybody' ||
      groups[role].some(group => user.ownershipEntityRefs.includes(group)),
  );
  return row ? row.decide(permission, user) : { result: AuthorizeResult.DENY };
}
