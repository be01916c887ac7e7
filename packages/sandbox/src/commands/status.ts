import { Sandbox } from '../Sandbox.ts';
import { StateFolder } from '../state/StateFolder.ts';
import { printParts } from '../ui/printParts.ts';

/** Prints the state of every process of the sandbox. */
export async function status(): Promise<number> {
  const parts = await new Sandbox(new StateFolder()).status();
  const code = printParts(parts);
  if (
    parts.some(({ state }) => state === 'dead' || state === 'not answering')
  ) {
    process.stdout.write('\nnpm run sandbox -- up mends what is dead\n');
  }
  return code;
}
