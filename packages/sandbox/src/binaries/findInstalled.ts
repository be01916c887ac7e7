import { join } from 'node:path';
import { findOnPath, isExecutable } from '../processes/findOnPath.ts';
import { run } from '../processes/run.ts';
import type { BinaryDefinition } from './definitions.ts';

/**
 * Looks for a program of just the wanted version in `KUBEBUILDER_ASSETS` and on
 * PATH. Another version would give a sandbox that differs from everybody else's.
 */
export async function findInstalled(
  definition: BinaryDefinition,
): Promise<string | undefined> {
  const assets = process.env.KUBEBUILDER_ASSETS;
  const candidates = [
    assets && join(assets, definition.name),
    findOnPath(definition.name),
  ].filter(path => path !== undefined && path !== '' && isExecutable(path));
  for (const path of candidates as string[]) {
    const answer = await run(path, definition.versionArgs, {
      timeoutMs: 10_000,
    }).catch(() => '');
    const version = definition.version.replaceAll('.', '\\.');
    if (new RegExp(`(^|[^0-9.])v?${version}($|[^0-9.])`).test(answer))
      return path;
  }
  return undefined;
}
