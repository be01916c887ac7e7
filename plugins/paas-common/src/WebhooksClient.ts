import { ResponseError } from '@backstage/errors';
import type { z } from 'zod';
import type { PaasFetch } from './requests';
import {
  webhookDeliveryPageSchema,
  webhookDeliverySchema,
  webhookListSchema,
  webhookSchema,
  type Webhook,
  type WebhookChange,
  type WebhookCreate,
  type WebhookDelivery,
  type WebhookDeliveryPage,
  type WebhookList,
} from './schema/webhook';

/** Webhooks over HTTP, for those with `paas.webhooks.manage`. */
export class WebhooksClient {
  readonly #fetch: PaasFetch;

  constructor(fetch: PaasFetch) {
    this.#fetch = fetch;
  }

  async list(): Promise<WebhookList> {
    return this.#call('GET', '', webhookListSchema);
  }

  async create(webhook: WebhookCreate): Promise<Webhook> {
    return this.#call('POST', '', webhookSchema, webhook);
  }

  async change(id: string, webhook: WebhookChange): Promise<Webhook> {
    return this.#call('PUT', `/${id}`, webhookSchema, webhook);
  }

  async delete(id: string): Promise<void> {
    await this.#send('DELETE', `/${id}`);
  }

  /** Sends a message that tells of nothing. */
  async test(id: string): Promise<WebhookDelivery> {
    return this.#call('POST', `/${id}/test`, webhookDeliverySchema, {});
  }

  async deliveries(id: string, cursor?: string): Promise<WebhookDeliveryPage> {
    const search = new URLSearchParams(cursor === undefined ? {} : { cursor });
    return this.#call(
      'GET',
      `/${id}/deliveries?${search}`,
      webhookDeliveryPageSchema,
    );
  }

  /** Sends a message again, with the same id. */
  async redeliver(id: string, delivery: string): Promise<WebhookDelivery> {
    return this.#call(
      'POST',
      `/${id}/deliveries/${delivery}/redeliver`,
      webhookDeliverySchema,
      {},
    );
  }

  async #call<T extends z.ZodType>(
    method: string,
    path: string,
    schema: T,
    body?: unknown,
  ): Promise<z.infer<T>> {
    const response = await this.#send(method, path, body);
    return schema.parse(await response.json());
  }

  async #send(method: string, path: string, body?: unknown): Promise<Response> {
    const response = await this.#fetch(`/webhooks${path}`, {
      method,
      ...(body !== undefined && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    });
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response;
  }
}
