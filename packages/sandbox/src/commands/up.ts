import { Sandbox } from '../Sandbox.ts';
import { StateFolder } from '../state/StateFolder.ts';
import { Progress } from '../ui/Progress.ts';
import { printParts } from '../ui/printParts.ts';

/** Starts the sandbox, or mends it, and leaves it running. */
export async function up(): Promise<number> {
  const sandbox = new Sandbox(new StateFolder());
  const progress = new Progress();
  try {
    await sandbox.up(progress);
  } finally {
    progress.finish();
  }
  return printParts(await sandbox.status());
}
