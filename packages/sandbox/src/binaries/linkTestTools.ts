import type { StateFolder } from '../state/StateFolder.ts';
import type { Progress } from '../ui/Progress.ts';
import { toxiproxyBinary } from './definitions.ts';
import { linkBinaries } from './linkBinaries.ts';

/** Gets the programs that tests need and a portal does not, and links them into a sandbox. */
export function linkTestTools(
  folder: StateFolder,
  progress: Progress,
): Promise<void> {
  return progress.item('Test tools', report =>
    linkBinaries(folder, [toxiproxyBinary], report),
  );
}
