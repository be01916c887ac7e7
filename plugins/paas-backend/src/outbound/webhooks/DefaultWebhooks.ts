import { randomUUID } from 'node:crypto';
import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import { say } from '@mooring/common';
import {
  FORMATS_WITH_SECRET,
  type Webhook,
  type WebhookChange,
  type WebhookCreate,
  type WebhookDelivery,
  type WebhookDeliveryPage,
  type WebhookList,
} from '@mooring/backstage-plugin-paas-common';
import type { Knex } from 'knex';
import { appendAudit } from '../../audit/appendAudit';
import { shownUrl } from '../../domain/outbound/shownUrl';
import type { Requester } from '../../operations/types';
import type { OutboundQueue } from '../types';
import type { DeliveryRow, TargetRow } from './rows';
import type { Webhooks } from './types';
import type { WebhookCredentials } from './WebhookCredentials';
import type { WebhookRules } from './WebhookRules';
import { deliveryQuery, toDelivery, toWebhooks } from './webhookViews';

const UNIQUE_VIOLATION = '23505';

/** {@link Webhooks} in PostgreSQL; every change is recorded in its transaction. */
export class DefaultWebhooks implements Webhooks {
  constructor(
    private readonly options: {
      knex: Knex;
      queue: OutboundQueue;
      rules: WebhookRules;
      credentials: WebhookCredentials;
    },
  ) {}

  async list(): Promise<WebhookList> {
    const { knex, rules, credentials } = this.options;
    const rows = await knex<TargetRow>('webhook_targets').orderBy('name');
    const { refusal } = credentials;
    return {
      items: await toWebhooks(knex, rows),
      allow: [...rules.allow],
      ...(refusal !== undefined && { refusal }),
    };
  }

  async create(webhook: WebhookCreate, requester: Requester): Promise<Webhook> {
    const { rules, credentials } = this.options;
    const url = rules.parseUrl(webhook.url);
    demandSecret(webhook.format, webhook.secret !== undefined);
    const id = randomUUID();
    return this.#write(webhook.name, async trx => {
      const [row] = await trx<TargetRow>('webhook_targets')
        .insert({
          id,
          ...fieldsOf(webhook),
          url_sealed: credentials.sealUrl(id, url),
          shown_url: shownUrl(url),
          secret_sealed:
            webhook.secret === undefined
              ? null
              : credentials.sealSecret(id, webhook.secret),
          created_by: requester.user,
        })
        .returning('*');
      const secret = webhook.secret === undefined ? 'none' : 'set';
      await record(trx, 'webhook.created', requester, row!, { secret });
      return row!;
    });
  }

  async change(
    id: string,
    webhook: WebhookChange,
    requester: Requester,
  ): Promise<Webhook> {
    const { rules, credentials, queue } = this.options;
    const url =
      webhook.url === undefined ? undefined : rules.parseUrl(webhook.url);
    return this.#write(webhook.name, async trx => {
      const before = await findTarget(trx, id, true);
      const isMoved =
        url !== undefined && url.href !== this.#urlOf(before)?.href;
      const keeps =
        before.secret_sealed !== null &&
        !isMoved &&
        FORMATS_WITH_SECRET.includes(webhook.format);
      demandSecret(webhook.format, keeps || webhook.secret !== undefined);
      const kept = keeps ? before.secret_sealed : null;
      const [row] = await trx<TargetRow>('webhook_targets')
        .where({ id })
        .update({
          ...fieldsOf(webhook),
          ...(isMoved && {
            url_sealed: credentials.sealUrl(id, url),
            shown_url: shownUrl(url),
          }),
          secret_sealed:
            webhook.secret === undefined
              ? kept
              : credentials.sealSecret(id, webhook.secret),
          // What was in its way may be gone with the change.
          failures: 0,
          retry_at: null,
          updated_at: trx.fn.now() as never,
        })
        .returning('*');
      if (webhook.enabled) {
        await queue.deliver(trx, id);
      } else {
        await endPending(trx, id);
      }
      await record(trx, 'webhook.changed', requester, row!, {
        address: isMoved ? 'changed' : 'kept',
        secret: whatOfSecret(webhook.secret, kept, before.secret_sealed),
      });
      return row!;
    });
  }

  async delete(id: string, requester: Requester): Promise<void> {
    await this.options.knex.transaction(async trx => {
      const row = await findTarget(trx, id, true);
      await trx('webhook_targets').where({ id }).del();
      await record(trx, 'webhook.deleted', requester, row);
    });
  }

  async test(id: string, requester: Requester): Promise<WebhookDelivery> {
    const { knex, queue } = this.options;
    const delivery = randomUUID();
    await knex.transaction(async trx => {
      const row = await findTarget(trx, id);
      await trx<DeliveryRow>('webhook_deliveries').insert({
        id: delivery,
        target_id: id,
      });
      await queue.deliver(trx, id);
      await record(trx, 'webhook.tested', requester, row, { delivery });
    });
    return this.#delivery(delivery);
  }

  async deliveries(
    id: string,
    { limit, cursor }: { limit: number; cursor: string | undefined },
  ): Promise<WebhookDeliveryPage> {
    const { knex } = this.options;
    await findTarget(knex, id);
    const rows = await deliveryQuery(knex)
      .where({ target_id: id })
      .modify(q => cursor !== undefined && q.where('seq', '<', cursor))
      .orderBy('seq', 'desc')
      .limit(limit + 1);
    const last = rows[limit - 1];
    return {
      items: rows.slice(0, limit).map(toDelivery),
      ...(rows.length > limit && last && { nextCursor: last.seq }),
    };
  }

  async redeliver(
    id: string,
    delivery: string,
    requester: Requester,
  ): Promise<WebhookDelivery> {
    const { knex, queue } = this.options;
    await knex.transaction(async trx => {
      const target = await findTarget(trx, id, true);
      const row = await trx<DeliveryRow>('webhook_deliveries')
        .where({ id: delivery, target_id: id })
        .forUpdate()
        .first();
      if (!row) {
        throw new NotFoundError(`There is no message ${delivery} to it`);
      }
      if (row.state === 'pending') {
        throw new ConflictError(say('webhook.waits'));
      }
      await trx<DeliveryRow>('webhook_deliveries')
        .where({ id: delivery })
        .update({
          state: 'pending',
          attempts: 0,
          queued_at: trx.fn.now() as never,
          next_at: trx.fn.now() as never,
          ended_at: null,
        });
      await trx<TargetRow>('webhook_targets')
        .where({ id })
        .update({ retry_at: null });
      await queue.deliver(trx, id);
      await record(trx, 'webhook.redelivered', requester, target, { delivery });
    });
    return this.#delivery(delivery);
  }

  async #delivery(id: string): Promise<WebhookDelivery> {
    const [row] = await deliveryQuery(this.options.knex).where({
      'webhook_deliveries.id': id,
    });
    if (!row) {
      throw new NotFoundError('Its target was deleted meanwhile');
    }
    return toDelivery(row);
  }

  async #write(
    name: string,
    body: (trx: Knex.Transaction) => Promise<TargetRow>,
  ): Promise<Webhook> {
    const { knex } = this.options;
    try {
      const row = await knex.transaction(body);
      return (await toWebhooks(knex, [row]))[0]!;
    } catch (error) {
      if ((error as { code?: string }).code === UNIQUE_VIOLATION) {
        throw new ConflictError(`name: ${say('webhook.twice', { name })}`);
      }
      throw error;
    }
  }

  /** Undefined: it cannot be opened any more, so that any address is another one. */
  #urlOf(row: TargetRow): URL | undefined {
    try {
      return this.options.credentials.open(row).url;
    } catch {
      return undefined;
    }
  }
}

function demandSecret(format: Webhook['format'], isThere: boolean): void {
  if (format === 'json' && !isThere) {
    throw new InputError(`secret: ${say('webhook.secret')}`);
  }
}

function fieldsOf(webhook: WebhookCreate | WebhookChange) {
  const { name, format, language, enabled } = webhook;
  const { projects, environments, states } = webhook;
  return { name, format, language, projects, environments, states, enabled };
}

function whatOfSecret(
  given: string | undefined,
  kept: string | null,
  before: string | null,
): string {
  if (given !== undefined) {
    return 'set';
  }
  if (kept !== null) {
    return 'kept';
  }
  return before === null ? 'none' : 'dropped';
}

async function findTarget(
  knex: Knex,
  id: string,
  isLocked = false,
): Promise<TargetRow> {
  const row = await knex<TargetRow>('webhook_targets')
    .where({ id })
    .modify(q => isLocked && q.forUpdate())
    .first();
  if (!row) {
    throw new NotFoundError(`There is no webhook ${id}`);
  }
  return row;
}

/** Whoever switches a target off does not want what waits to come later. */
async function endPending(trx: Knex.Transaction, id: string): Promise<void> {
  await trx<DeliveryRow>('webhook_deliveries')
    .where({ target_id: id, state: 'pending' })
    .update({
      state: 'given-up',
      failure: 'disabled',
      ended_at: trx.fn.now() as never,
    });
}

async function record(
  trx: Knex.Transaction,
  action: string,
  { user, via }: Requester,
  row: TargetRow,
  detail: Record<string, unknown> = {},
): Promise<void> {
  await appendAudit(trx, {
    actor: user,
    ...(via !== undefined && { via }),
    action,
    target: `webhook:${row.id}`,
    detail: {
      ...{ name: row.name, url: row.shown_url, format: row.format },
      ...{ projects: row.projects, environments: row.environments },
      ...{ states: row.states, enabled: row.enabled, ...detail },
    },
  });
}
