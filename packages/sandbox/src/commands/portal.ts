import { buildApp } from '../portal/buildApp.ts';
import { Sandbox } from '../Sandbox.ts';
import { StateFolder } from '../state/StateFolder.ts';

/**
 * Starts the portal alone on servers that are up and leaves it running, or
 * stops it: `portal up`, `portal down`.
 */
export async function portal([action]: string[]): Promise<number> {
  const sandbox = new Sandbox(new StateFolder());
  if (action === 'down') {
    await sandbox.portal.stop();
    return 0;
  }
  await buildApp(() => undefined);
  await sandbox.portal.start(() => undefined);
  await sandbox.portal.ready();
  process.stdout.write(`${sandbox.portal.baseUrl}\n`);
  return 0;
}
