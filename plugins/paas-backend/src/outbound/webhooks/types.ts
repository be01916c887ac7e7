import type {
  DeliveryFailure,
  Webhook,
  WebhookChange,
  WebhookCreate,
  WebhookDelivery,
  WebhookDeliveryPage,
  WebhookList,
} from '@mooring/backstage-plugin-paas-common';
import type { Requester } from '../../operations/types';

/** Who outside the portal is told of operations, as operators look after it. */
export interface Webhooks {
  list(): Promise<WebhookList>;
  /** @throws InputError naming the field; ConflictError if there is one of that name. */
  create(webhook: WebhookCreate, requester: Requester): Promise<Webhook>;
  /** @throws as create, and NotFoundError. */
  change(
    id: string,
    webhook: WebhookChange,
    requester: Requester,
  ): Promise<Webhook>;
  /** With all its messages. @throws NotFoundError */
  delete(id: string, requester: Requester): Promise<void>;
  /** Sends a message that tells of nothing, once. @throws NotFoundError */
  test(id: string, requester: Requester): Promise<WebhookDelivery>;
  /** @throws NotFoundError */
  deliveries(
    id: string,
    position: { limit: number; cursor: string | undefined },
  ): Promise<WebhookDeliveryPage>;
  /** @throws NotFoundError; ConflictError if it still waits to be sent. */
  redeliver(
    id: string,
    delivery: string,
    requester: Requester,
  ): Promise<WebhookDelivery>;
}

/** What became of an attempt. */
export type SendOutcome =
  | { status: number; failure?: undefined }
  | { status?: number; failure: DeliveryFailure };
