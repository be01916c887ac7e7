import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { accounts } from '../accounts.ts';
import { buildApp } from '../portal/buildApp.ts';
import { Run } from '../portal/Run.ts';
import { confirmOwnCluster } from '../ui/confirmOwnCluster.ts';
import { Sandbox } from '../Sandbox.ts';
import { StateFolder } from '../state/StateFolder.ts';
import { Progress } from '../ui/Progress.ts';
import { watchParts } from '../ui/watchParts.ts';

/** Starts everything and the portal, and stops it again on Ctrl-C. */
export async function start(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      kubeconfig: { type: 'string' },
      yes: { type: 'boolean', default: false },
    },
  });
  // npm changes to the root of the checkout; the file is where the reader is.
  const folder = process.env.INIT_CWD ?? process.cwd();
  const kubeconfig = values.kubeconfig && resolve(folder, values.kubeconfig);
  if (kubeconfig && !(await confirmOwnCluster(kubeconfig, values.yes)))
    return 1;

  const sandbox = new Sandbox(new StateFolder(), kubeconfig);
  const run = new Run(sandbox.folder);
  run.begin();
  const interrupted = new Promise<'interrupted'>(interrupt => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.once(signal, () => interrupt('interrupted'));
    }
  });
  const ready = bringUp(sandbox, run);
  let failure: unknown;
  try {
    const first = await Promise.race([ready, interrupted]);
    if (first !== 'interrupted') {
      printWelcome(sandbox.portal.baseUrl);
      await watchParts(sandbox, interrupted);
    }
  } catch (error) {
    failure = error;
  }
  process.stdout.write('\nStopping what was started …\n');
  // What is still starting would start again what is stopped here.
  await ready.catch(() => undefined);
  const progress = new Progress();
  await sandbox.down(progress, run.started);
  progress.finish();
  run.end();
  if (failure) throw failure;
  return 0;
}

async function bringUp(sandbox: Sandbox, run: Run): Promise<void> {
  const progress = new Progress();
  try {
    const results = await Promise.allSettled([
      sandbox.up(progress, names => run.note(names)),
      progress.item('Front end', report => buildApp(report)),
    ]);
    for (const result of results)
      if (result.status === 'rejected') throw result.reason;
    await progress.item('Portal', async report => {
      // One that a killed run has left may run older code.
      await sandbox.portal.stop();
      await sandbox.portal.start(report);
      await sandbox.portal.ready();
    });
  } finally {
    progress.finish();
  }
}

function printWelcome(url: string): void {
  const width = Math.max(...accounts.map(({ id }) => id.length));
  const lines = [
    '',
    `The portal is ready: ${url}`,
    '',
    'Sign in as',
    ...accounts.map(({ id, role }) => `  ${id.padEnd(width)}  ${role}`),
    '',
    'Ctrl-C stops everything that was started here; what you create is kept.',
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}
