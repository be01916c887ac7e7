import { Sandbox } from '../Sandbox.ts';
import { StateFolder } from '../state/StateFolder.ts';
import { Progress } from '../ui/Progress.ts';

/** Stops the sandbox; what is stored stays. */
export async function down(): Promise<number> {
  return stop(new Sandbox(new StateFolder()), (sandbox, progress) =>
    sandbox.down(progress),
  );
}

/** Stops the sandbox and deletes everything that it has stored. */
export async function reset(): Promise<number> {
  return stop(new Sandbox(new StateFolder()), (sandbox, progress) =>
    sandbox.reset(progress),
  );
}

async function stop(
  sandbox: Sandbox,
  action: (sandbox: Sandbox, progress: Progress) => Promise<void>,
): Promise<number> {
  const progress = new Progress();
  try {
    await action(sandbox, progress);
  } finally {
    progress.finish();
  }
  return 0;
}
