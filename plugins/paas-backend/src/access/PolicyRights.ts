import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { paasPolicyManagePermission } from '@mooring/backstage-plugin-paas-common';
import type { AuditLog } from '../audit/types';
import { callerOf } from './callerOf';

/** Asks who may define the rules by which others change things, and records what is refused. */
export class PolicyRights {
  constructor(
    private readonly options: {
      permissions: PermissionsService;
      audit: AuditLog;
      /** Why changes are refused altogether; undefined: they are not. */
      refuseChanges: string | undefined;
    },
  ) {}

  async mayManage(credentials: BackstageCredentials): Promise<boolean> {
    const { permissions, refuseChanges } = this.options;
    if (refuseChanges !== undefined) {
      return false;
    }
    const [decision] = await permissions.authorize(
      [{ permission: paasPolicyManagePermission }],
      { credentials },
    );
    return decision?.result === AuthorizeResult.ALLOW;
  }

  /**
   * @param attempt - `unless` says what else would have let the caller in
   * @throws NotAllowedError
   */
  async demandManage(
    credentials: BackstageCredentials,
    attempt: { action: string; target: string; unless?: string },
  ): Promise<void> {
    if (await this.mayManage(credentials)) {
      return;
    }
    const { action, target, unless } = attempt;
    const reason =
      this.options.refuseChanges ??
      `${paasPolicyManagePermission.name} is not allowed${
        unless === undefined ? '' : `, and ${unless}`
      }; ask an operator of the portal`;
    const { ref: actor, via } = callerOf(credentials);
    await this.options.audit.record({
      actor,
      ...(via !== undefined && { via }),
      ...{ action, outcome: 'refused', target },
      detail: { reason },
    });
    throw new NotAllowedError(reason);
  }
}
