import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { Sandbox } from '../Sandbox.ts';
import { repositoryRoot, StateFolder } from '../state/StateFolder.ts';
import { Progress } from '../ui/Progress.ts';
import { printWelcome } from '../ui/printWelcome.ts';

/** Starts the sandbox, then the portal with hot reload; the sandbox stays running. */
export async function dev(): Promise<number> {
  const sandbox = new Sandbox(new StateFolder());
  const progress = new Progress();
  try {
    await sandbox.up(progress);
  } finally {
    progress.finish();
  }
  if ((await sandbox.portal.status()).some(({ state }) => state === 'running'))
    throw new Error('The portal is running already; stop it first');
  const port = await sandbox.settings.claimPort('front-end', 3000);
  const frontEndUrl = `http://localhost:${port}`;
  const overlay = sandbox.folder.write(
    'app-config.dev.yaml',
    // The development server of the front end has a port of its own.
    stringify({
      app: { baseUrl: frontEndUrl },
      backend: { cors: { origin: frontEndUrl } },
    }),
  );
  const files = [
    join(repositoryRoot, 'app-config.yaml'),
    sandbox.portal.configFile,
    overlay,
  ];
  const args = [
    'backstage-cli',
    'repo',
    'start',
    ...files.flatMap(file => ['--config', file]),
  ];
  printWelcome(
    `The portal will be at ${frontEndUrl}, in a minute or so`,
    'Ctrl-C stops the portal; the rest stays running until npm run sandbox -- down.',
  );
  const child = spawn('yarn', args, { cwd: repositoryRoot, stdio: 'inherit' });
  // Ctrl-C reaches the child too, and ends this command with it.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', code => resolve(code ?? 0));
  });
}
