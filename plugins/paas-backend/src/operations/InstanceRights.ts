import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  type ResourcePermission,
} from '@backstage/plugin-permission-common';
import { say } from '@mooring/common';
import type { AuditLog } from '../audit/types';
import type { Requester } from './types';

/** Asks for rights on instances, and records what is refused. */
export class InstanceRights {
  constructor(
    private readonly options: {
      permissions: PermissionsService;
      audit: AuditLog;
      /** Why changes are refused altogether; undefined: they are not. */
      refuseChanges: string | undefined;
    },
  ) {}

  /** Those of the instances for which the permission is given. */
  async allowed(
    permission: ResourcePermission,
    instances: string[],
    credentials: BackstageCredentials,
  ): Promise<string[]> {
    if (instances.length === 0) {
      return [];
    }
    const decisions = await this.options.permissions.authorize(
      instances.map(resourceRef => ({ permission, resourceRef })),
      { credentials },
    );
    return instances.filter(
      (_, index) => decisions[index]?.result === AuthorizeResult.ALLOW,
    );
  }

  /** @throws NotAllowedError that names the instances */
  async demand(
    permission: ResourcePermission,
    instances: string[],
    credentials: BackstageCredentials,
  ): Promise<void> {
    const allowed = await this.allowed(permission, instances, credentials);
    const refused = instances.filter(ref => !allowed.includes(ref));
    if (refused.length > 0) {
      throw new NotAllowedError(
        say('may.instance', {
          permission: permission.name,
          names: refused.join(', '),
        }),
      );
    }
  }

  /** @throws NotAllowedError if this portal changes nothing at all */
  refuseIfOff(): void {
    if (this.options.refuseChanges !== undefined) {
      throw new NotAllowedError(this.options.refuseChanges);
    }
  }

  /** What is refused is recorded, too. */
  async recorded(
    { user, via }: Requester,
    action: string,
    target: () => Promise<string>,
    authorize: () => Promise<void>,
  ): Promise<void> {
    try {
      await authorize();
    } catch (error) {
      if (error instanceof NotAllowedError) {
        await this.options.audit.record({
          actor: user,
          ...(via !== undefined && { via }),
          action,
          outcome: 'refused',
          target: await target(),
          detail: { reason: error.message },
        });
      }
      throw error;
    }
  }
}
