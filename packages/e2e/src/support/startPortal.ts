import { sandbox } from './sandbox';

/** Starts the portal on the sandbox that is up, unless it runs already. */
export default async function startPortal(): Promise<void> {
  await sandbox('portal', 'up');
}
