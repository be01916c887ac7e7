import type {
  Webhook,
  WebhookDelivery,
} from '@mooring/backstage-plugin-paas-common';
import type { Knex } from 'knex';
import type { DeliveryRow, TargetRow } from './rows';

type Row = DeliveryRow & {
  operation_id: string | null;
  state_after: NonNullable<WebhookDelivery['change']>['state'] | null;
  retry_at: Date | null;
};

/** Messages with what they tell of, ready to be filtered, ordered and limited. */
export function deliveryQuery(knex: Knex) {
  return knex('webhook_deliveries')
    .join('webhook_targets', 'webhook_targets.id', 'target_id')
    .leftJoin('operation_changes', 'operation_changes.id', 'change_id')
    .select<Row[]>(
      'webhook_deliveries.*',
      'operation_changes.operation_id',
      'operation_changes.state_after',
      'webhook_targets.retry_at',
    );
}

/** Targets as operators see them, each with the message that was tried last. */
export async function toWebhooks(
  knex: Knex,
  rows: TargetRow[],
): Promise<Webhook[]> {
  const ids = rows.map(({ id }) => id);
  const last = await deliveryQuery(knex)
    .whereIn('target_id', ids)
    .whereNotNull('attempted_at')
    .distinctOn('target_id')
    .orderBy('target_id')
    .orderBy('attempted_at', 'desc')
    .orderBy('seq', 'desc');
  const counts: { target_id: string; count: string }[] = await knex(
    'webhook_deliveries',
  )
    .whereIn('target_id', ids)
    .where({ state: 'pending' })
    .groupBy('target_id')
    .select('target_id')
    .count();
  return rows.map(row => {
    const tried = last.find(delivery => delivery.target_id === row.id);
    const pending = counts.find(count => count.target_id === row.id);
    return {
      id: row.id,
      name: row.name,
      shownUrl: row.shown_url,
      format: row.format,
      language: row.language,
      hasSecret: row.secret_sealed !== null,
      projects: row.projects,
      environments: row.environments,
      states: row.states,
      enabled: row.enabled,
      createdBy: row.created_by,
      createdAt: row.created_at.toISOString(),
      updatedAt: row.updated_at.toISOString(),
      ...(tried && { last: toDelivery(tried) }),
      pending: Number(pending?.count ?? 0),
    };
  });
}

/** A row as operators see it. */
export function toDelivery(row: Row): WebhookDelivery {
  const { operation_id: operationId, state_after: state } = row;
  const nextAt = Math.max(row.next_at.getTime(), row.retry_at?.getTime() ?? 0);
  return {
    id: row.id,
    state: row.state,
    ...(operationId !== null &&
      state !== null && {
        change: { seq: Number(row.change_id), operationId, state },
      }),
    attempts: row.attempts,
    ...(row.status !== null && { status: row.status }),
    ...(row.failure !== null && { failure: row.failure }),
    createdAt: row.created_at.toISOString(),
    ...(row.attempted_at && { attemptedAt: row.attempted_at.toISOString() }),
    ...(row.state === 'pending' && { nextAt: new Date(nextAt).toISOString() }),
  };
}
