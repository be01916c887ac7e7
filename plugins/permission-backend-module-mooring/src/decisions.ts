import type { BackstageUserInfo } from '@backstage/backend-plugin-api';
import {
  AuthorizeResult,
  isResourcePermission,
  type Permission,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  createScaffolderTaskConditionalDecision,
  scaffolderTaskConditions,
} from '@backstage/plugin-scaffolder-backend/alpha';
import { RESOURCE_TYPE_PAAS_INSTANCE } from '@mooring/backstage-plugin-paas-common';
import {
  createInstanceConditionalDecision,
  instanceConditions,
} from '@mooring/backstage-plugin-paas-node';

/** What a row of the policy says to a person who asks for a permission. */
export type Decide = (
  permission: Permission,
  user: BackstageUserInfo,
) => PolicyDecision;

/** Without conditions. */
export const allow: Decide = () => ({ result: AuthorizeResult.ALLOW });

/** Not, whatever rows further down say. */
export const deny: Decide = () => ({ result: AuthorizeResult.DENY });

/** In the projects whose owner group the person belongs to. */
export const allowInOwnProjects: Decide = (permission, user) =>
  isResourcePermission(permission, RESOURCE_TYPE_PAAS_INSTANCE)
    ? createInstanceConditionalDecision(
        permission,
        instanceConditions.isOwner({ claims: user.ownershipEntityRefs }),
      )
    : { result: AuthorizeResult.DENY };

/** For the scaffolder tasks that the person started. */
export const allowForOwnTasks: Decide = (permission, user) =>
  isResourcePermission(permission, 'scaffolder-task')
    ? createScaffolderTaskConditionalDecision(
        permission,
        scaffolderTaskConditions.isTaskOwner({
          createdBy: [user.userEntityRef],
        }),
      )
    : { result: AuthorizeResult.DENY };
