import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  paasAuditReadPermission,
  type AuditEvent,
  type AuditPage,
  type AuditQuery,
} from '@mooring/backstage-plugin-paas-common';
import { callerOf } from '../access/callerOf';
import type { DatabaseAuditTrail } from './DatabaseAuditTrail';
import type { AuditLog, AuditPosition, AuditTrail } from './types';

/** The audit trail is for those with `paas.audit.read`; what is carried away is recorded, refusals too. */
export class AuthorizedAuditTrail implements AuditTrail {
  constructor(
    private readonly trail: DatabaseAuditTrail,
    private readonly options: {
      permissions: PermissionsService;
      audit: AuditLog;
    },
  ) {}

  async query(
    query: AuditQuery,
    position: AuditPosition,
    credentials: BackstageCredentials,
  ): Promise<AuditPage> {
    await this.demand('audit.read', query, credentials);
    return this.trail.query(query, position);
  }

  async export(
    query: AuditQuery,
    credentials: BackstageCredentials,
  ): Promise<AsyncIterable<AuditEvent[]>> {
    await this.demand('audit.exported', query, credentials);
    await this.record('audit.exported', query, credentials);
    return this.trail.export(query);
  }

  private async demand(
    action: string,
    query: AuditQuery,
    credentials: BackstageCredentials,
  ): Promise<void> {
    const permission = paasAuditReadPermission;
    const [decision] = await this.options.permissions.authorize(
      [{ permission }],
      { credentials },
    );
    if (decision?.result !== AuthorizeResult.ALLOW) {
      await this.record(action, query, credentials, 'refused');
      throw new NotAllowedError(
        `${permission.name} is not allowed; ask an operator of the portal`,
      );
    }
  }

  private async record(
    action: string,
    query: AuditQuery,
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
      detail: { query },
    });
  }
}
