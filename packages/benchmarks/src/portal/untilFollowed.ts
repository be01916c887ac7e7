import { setTimeout as delay } from 'node:timers/promises';
import type { PortalClient } from './PortalClient.ts';

interface ClusterList {
  items: { name: string; state: string }[];
}

/** Waits until the portal has a full copy of every cluster. */
export async function untilFollowed(
  client: PortalClient,
  clusters: number,
  say: (doing: string) => void,
): Promise<void> {
  for (let told = 0; ; told += 1) {
    const answer = await client.ask<ClusterList>('GET', '/api/paas/clusters');
    const { items } = answer.json();
    const synced = items.filter(({ state }) => state === 'synced').length;
    if (synced === clusters) return;
    if (told % 10 === 0) say(`${synced} of ${clusters} clusters are followed`);
    await delay(1000);
  }
}
