import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runStep } from './runStep.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../../..');

/**
 * Installs the packages of the checkout if `yarn.lock` is not the one that
 * they were installed from. The times of the files would say nothing: git sets
 * them anew.
 *
 * @param env - with the right Node and yarn on PATH
 * @param anyWillDo - whether packages of another lock file are good enough
 */
export async function installPackages(env, anyWillDo) {
  const lockFile = createHash('sha256')
    .update(readFileSync(join(root, 'yarn.lock')))
    .digest('hex');
  const stamp = join(root, 'node_modules/.mooring-installed');
  const installed = existsSync(join(root, 'node_modules/.yarn-state.yml'));
  if (installed && anyWillDo) return;
  if (
    installed &&
    existsSync(stamp) &&
    readFileSync(stamp, 'utf8') === lockFile
  )
    return;
  await runStep('Packages', 'yarn', ['install', '--immutable'], {
    cwd: root,
    env,
  });
  writeFileSync(stamp, lockFile);
}
