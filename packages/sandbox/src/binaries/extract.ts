import { run } from '../processes/run.ts';

/** Unpacks one file of an archive into a folder, at its path in the archive. */
export async function extract(
  archive: string,
  member: string,
  folder: string,
): Promise<void> {
  await run('tar', [
    '-xf',
    archive,
    '-C',
    folder,
    '--no-same-owner',
    '--no-anchored',
    member,
  ]);
}
