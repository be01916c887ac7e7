import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { say } from '@mooring/common';
import { paasAuditReadPermission } from '@mooring/backstage-plugin-paas-common';
import { callerOf } from '../access/callerOf';
import type { AuditLog } from './types';

/** Lets in those with `paas.audit.read`, and records whom it does not. */
export class AuditGate {
  constructor(
    private readonly options: {
      permissions: PermissionsService;
      audit: AuditLog;
    },
  ) {}

  /** @throws NotAllowedError */
  async demand(
    action: string,
    detail: Record<string, unknown>,
    credentials: BackstageCredentials,
  ): Promise<void> {
    const permission = paasAuditReadPermission;
    const [decision] = await this.options.permissions.authorize(
      [{ permission }],
      { credentials },
    );
    if (decision?.result !== AuthorizeResult.ALLOW) {
      await this.record(action, detail, credentials, 'refused');
      throw new NotAllowedError(
        say('may.portal', { permission: permission.name }),
      );
    }
  }

  async record(
    action: string,
    detail: Record<string, unknown>,
    credentials: BackstageCredentials,
    outcome?: 'refused',
  ): Promise<void> {
    const { ref: actor, via } = callerOf(credentials);
    await this.options.audit.record({
      actor,
      ...(via !== undefined && { via }),
      action,
      ...(outcome && { outcome }),
      target: 'audit',
      detail,
    });
  }
}
