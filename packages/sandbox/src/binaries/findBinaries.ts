import { existsSync } from 'node:fs';
import type { Report } from '../components/Component.ts';
import { withLock } from '../processes/withLock.ts';
import { buildWithGo } from './buildWithGo.ts';
import { cacheFolder } from './cacheFolder.ts';
import type { BinaryDefinition } from './definitions.ts';
import { download } from './download.ts';
import { findInstalled } from './findInstalled.ts';

/**
 * Gives the path of every program that is asked for, each from the first place
 * that has it: the cache, the system, the project's official download, a build
 * from the pinned Go module.
 */
export async function findBinaries(
  definitions: readonly BinaryDefinition[],
  report: Report,
): Promise<ReadonlyMap<string, string>> {
  const paths = new Map<string, string>();
  const missing: BinaryDefinition[] = [];
  for (const definition of definitions) {
    const path = cachedPath(definition);
    const found = existsSync(path) ? path : await findInstalled(definition);
    if (found) paths.set(definition.name, found);
    else missing.push(definition);
  }
  if (missing.length > 0) {
    await withLock(cacheFolder('binaries.lock'), () => make(missing, report), {
      onWait: pid => report(`waiting for process ${pid}, which is making them`),
    });
  }
  for (const definition of missing)
    paths.set(definition.name, cachedPath(definition));
  return paths;
}

async function make(
  definitions: BinaryDefinition[],
  report: Report,
): Promise<void> {
  // Another process may have made some while this one waited for the lock.
  const missing = definitions.filter(
    definition => !existsSync(cachedPath(definition)),
  );
  let bytes = 0;
  report('downloading');
  const refusals = await Promise.all(
    missing.map(definition =>
      download(definition, cachedPath(definition), count => {
        bytes += count;
        report(`downloading, ${Math.floor(bytes / 1_000_000)} MB so far`);
      }),
    ),
  );
  const toBuild = missing.filter((_, index) => refusals[index] !== undefined);
  const reasons = refusals.filter(refusal => refusal !== undefined);
  await buildWithGo(toBuild, cachedPath, reasons, report);
}

function cachedPath({ name, version }: BinaryDefinition): string {
  return cacheFolder('binaries', name, version, name);
}
