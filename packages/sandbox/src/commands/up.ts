import { parseArgs } from 'node:util';
import { linkTestTools } from '../binaries/linkTestTools.ts';
import { Sandbox } from '../Sandbox.ts';
import { StateFolder } from '../state/StateFolder.ts';
import { Progress } from '../ui/Progress.ts';
import { printParts } from '../ui/printParts.ts';

/** Starts the sandbox, or mends it, and leaves it running. */
export async function up(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { 'test-tools': { type: 'boolean', default: false } },
  });
  const sandbox = new Sandbox(new StateFolder());
  const progress = new Progress();
  try {
    await Promise.all([
      sandbox.up(progress),
      values['test-tools'] && linkTestTools(sandbox.folder, progress),
    ]);
  } finally {
    progress.finish();
  }
  return printParts(await sandbox.status());
}
