import { rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '../components/Component.ts';
import type { StateFolder } from '../state/StateFolder.ts';
import type { BinaryDefinition } from './definitions.ts';
import { findBinaries } from './findBinaries.ts';

/** Gets programs and puts a link to each into the folder `bin` of a sandbox. */
export async function linkBinaries(
  folder: StateFolder,
  definitions: readonly BinaryDefinition[],
  report: Report,
): Promise<void> {
  for (const [name, path] of await findBinaries(definitions, report)) {
    // Servers note these paths in their files; links stay right when the cache moves.
    const link = join(folder.folder('bin'), name);
    rmSync(link, { force: true });
    symlinkSync(path, link);
  }
}
