import { randomUUID } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import { asPerson } from './asPerson';

interface Started {
  id: string;
  serviceId: string;
  state: string;
  endedAt?: string;
}

/** Starts an operation as whoever has signed in on a page; for what a journey takes for granted. */
export async function startOperation(
  page: Page,
  change: { kind: string } & Record<string, unknown>,
): Promise<Started> {
  const { hash: planHash } = await asPerson<{ hash: string }>(page, {
    ...{ method: 'POST', path: '/plans', body: change },
  });
  return asPerson<Started>(page, {
    ...{ method: 'POST', path: '/operations' },
    body: { change, planHash, idempotencyKey: randomUUID() },
  });
}

/** Waits for the good end of an operation. */
export async function expectEnded(page: Page, id: string): Promise<void> {
  await expect
    .poll(async () => (await operationOf(page, id)).state, { timeout: 60_000 })
    .toBe('succeeded');
}

/** Cancels an operation that has not ended, and waits until it has. */
export async function cancelIfOpen(page: Page, id: string): Promise<void> {
  if ((await operationOf(page, id)).endedAt === undefined) {
    await asPerson(page, {
      ...{ method: 'POST', path: `/operations/${id}/cancel`, body: {} },
    });
  }
  await expect
    .poll(async () => (await operationOf(page, id)).endedAt, {
      timeout: 60_000,
    })
    .toBeDefined();
}

function operationOf(page: Page, id: string): Promise<Started> {
  return asPerson<Started>(page, { method: 'GET', path: `/operations/${id}` });
}
