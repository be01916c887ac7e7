import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { say } from '@mooring/common';
import {
  paasWebhooksManagePermission,
  type Webhook,
  type WebhookChange,
  type WebhookCreate,
  type WebhookDelivery,
  type WebhookDeliveryPage,
  type WebhookList,
} from '@mooring/backstage-plugin-paas-common';
import type { AuditLog } from '../../audit/types';
import type { Requester } from '../../operations/types';
import type { Webhooks } from './types';

/** Webhooks are for those with `paas.webhooks.manage`; changes that are refused are recorded. */
export class AuthorizedWebhooks {
  constructor(
    private readonly webhooks: Webhooks,
    private readonly options: {
      permissions: PermissionsService;
      audit: AuditLog;
      /** Why changes are refused altogether; undefined: they are not. */
      refuseChanges: string | undefined;
    },
  ) {}

  async list(credentials: BackstageCredentials): Promise<WebhookList> {
    await this.demand(credentials);
    return this.webhooks.list();
  }

  async create(
    webhook: WebhookCreate,
    requester: Requester,
    credentials: BackstageCredentials,
  ): Promise<Webhook> {
    await this.demandChange('created', webhook.name, requester, credentials);
    return this.webhooks.create(webhook, requester);
  }

  async change(
    id: string,
    webhook: WebhookChange,
    requester: Requester,
    credentials: BackstageCredentials,
  ): Promise<Webhook> {
    await this.demandChange('changed', id, requester, credentials);
    return this.webhooks.change(id, webhook, requester);
  }

  async delete(
    id: string,
    requester: Requester,
    credentials: BackstageCredentials,
  ): Promise<void> {
    await this.demandChange('deleted', id, requester, credentials);
    await this.webhooks.delete(id, requester);
  }

  async test(
    id: string,
    requester: Requester,
    credentials: BackstageCredentials,
  ): Promise<WebhookDelivery> {
    await this.demandChange('tested', id, requester, credentials);
    return this.webhooks.test(id, requester);
  }

  async deliveries(
    id: string,
    position: Parameters<Webhooks['deliveries']>[1],
    credentials: BackstageCredentials,
  ): Promise<WebhookDeliveryPage> {
    await this.demand(credentials);
    return this.webhooks.deliveries(id, position);
  }

  async redeliver(
    id: string,
    delivery: string,
    requester: Requester,
    credentials: BackstageCredentials,
  ): Promise<WebhookDelivery> {
    await this.demandChange('redelivered', id, requester, credentials);
    return this.webhooks.redeliver(id, delivery, requester);
  }

  private async demand(credentials: BackstageCredentials): Promise<void> {
    const permission = paasWebhooksManagePermission;
    const [decision] = await this.options.permissions.authorize(
      [{ permission }],
      { credentials },
    );
    if (decision?.result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(
        say('may.portal', { permission: permission.name }),
      );
    }
  }

  private async demandChange(
    action: string,
    target: string,
    { user, via }: Requester,
    credentials: BackstageCredentials,
  ): Promise<void> {
    const { audit, refuseChanges } = this.options;
    try {
      if (refuseChanges !== undefined) {
        throw new NotAllowedError(refuseChanges);
      }
      await this.demand(credentials);
    } catch (error) {
      if (error instanceof NotAllowedError) {
        await audit.record({
          actor: user,
          ...(via !== undefined && { via }),
          action: `webhook.${action}`,
          outcome: 'refused',
          target: `webhook:${target}`,
          detail: { reason: error.message },
        });
      }
      throw error;
    }
  }
}
