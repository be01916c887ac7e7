import type { BenchContext } from '../harness/Bench.ts';
import { BenchPortal } from './BenchPortal.ts';
import { PortalClient } from './PortalClient.ts';
import { untilFollowed } from './untilFollowed.ts';

/** A portal that has a full copy of its clusters, and two people who have signed in. */
export interface RunningPortal {
  baseUrl: string;
  /** The server that holds the plugins' databases. */
  databases: string;
  portal: BenchPortal;
  /** May see everything. */
  operator: PortalClient;
  /** May see the inside of what the own team owns. */
  developer: PortalClient;
}

/** Works with a portal that is there just for that. */
export async function withPortal<T>(
  { cluster, folder, say }: BenchContext,
  clusters: number,
  work: (portal: RunningPortal) => Promise<T>,
  options: { named?: boolean } = {},
): Promise<T> {
  const portal = await BenchPortal.start({
    folder,
    access: cluster.portal,
    clusters,
    say,
    ...options,
  });
  const { baseUrl, databases } = portal;
  const client = async (account: string) =>
    new PortalClient(baseUrl, await portal.logIn(account));
  const operator = await client('operator');
  const developer = await client('dev-a');
  try {
    await untilFollowed(operator, clusters, say);
    return await work({ baseUrl, databases, portal, operator, developer });
  } finally {
    await Promise.all([operator.close(), developer.close()]);
    await portal.stop();
  }
}
