import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { buildApp } from '../portal/buildApp.ts';
import { Run } from '../portal/Run.ts';
import { confirmOwnCluster } from '../ui/confirmOwnCluster.ts';
import { Sandbox, type UpWatcher } from '../Sandbox.ts';
import { StateFolder } from '../state/StateFolder.ts';
import { Progress } from '../ui/Progress.ts';
import { printWelcome } from '../ui/printWelcome.ts';
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
  const { portal, all } = bringUp(sandbox, run);
  let failure: unknown;
  try {
    const first = await Promise.race([portal, interrupted]);
    if (first !== 'interrupted') {
      printWelcome(
        `The portal is ready: ${sandbox.portal.baseUrl}`,
        'Ctrl-C stops everything that was started here; what you create is kept.',
      );
      await Promise.race([all, interrupted]);
      await watchParts(sandbox, interrupted);
    }
  } catch (error) {
    failure = error;
  }
  process.stdout.write('\nStopping what was started …\n');
  // What is still starting would start again what is stopped here.
  await all;
  const progress = new Progress();
  await sandbox.down(progress, run.started);
  progress.finish();
  run.end();
  if (failure) throw failure;
  return 0;
}

/**
 * Starts everything. The portal waits for what it needs and no more; what it
 * can do without may be ready later.
 */
function bringUp(sandbox: Sandbox, run: Run) {
  const progress = new Progress();
  const watcher: UpWatcher = { onStart: names => run.note(names) };
  const configured = new Promise<void>(told => {
    watcher.onConfigured = told;
  });
  const servers = sandbox.up(progress, watcher);
  const frontEnd = progress.item('Front end', report => buildApp(report));
  const portal = startPortal(sandbox, progress, [
    Promise.race([configured, servers]),
    frontEnd,
  ]);
  return { portal, all: Promise.allSettled([servers, portal]) };
}

async function startPortal(
  sandbox: Sandbox,
  progress: Progress,
  needed: Promise<void>[],
): Promise<void> {
  try {
    for (const result of await Promise.allSettled(needed))
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
