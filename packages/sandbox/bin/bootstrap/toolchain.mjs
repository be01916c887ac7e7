import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runStep } from './runStep.mjs';

const pins = join(dirname(fileURLToPath(import.meta.url)), '../toolchain');

/** Gives the folder of a Node that runs Backstage and TypeScript as it stands. */
export async function ensureNode() {
  const [major] = process.versions.node.split('.').map(Number);
  const fits = (major === 22 || major === 24) && process.features.typescript;
  if (fits) return dirname(process.execPath);
  const folder = await ensurePackages('node', 'Node 24', process.env);
  return join(folder, 'node_modules', `node-linux-${process.arch}`, 'bin');
}

/** Gives the folder of the pinned yarn. */
export async function ensureYarn(nodeFolder) {
  const env = { ...process.env, PATH: `${nodeFolder}:${process.env.PATH}` };
  return join(await ensurePackages('yarn', 'Yarn', env), 'node_modules/.bin');
}

/**
 * Installs one of the pinned lists of packages into the per-user cache. npm
 * compares every package with the checksum in the lock file beside the list.
 */
async function ensurePackages(name, title, env) {
  const version = pinnedVersion(name);
  const target = join(cacheFolder(), 'toolchain', `${name}-${version}`);
  if (existsSync(target)) return target;
  mkdirSync(dirname(target), { recursive: true });
  const work = mkdtempSync(`${target}.`);
  try {
    for (const file of ['package.json', 'package-lock.json']) {
      copyFileSync(join(pins, name, file), join(work, file));
    }
    await runStep(
      `${title} ${version}`,
      'npm',
      ['ci', '--ignore-scripts', '--no-audit', '--no-fund'],
      {
        cwd: work,
        env,
      },
    );
    moveInPlace(work, target);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return target;
}

function moveInPlace(work, target) {
  try {
    renameSync(work, target);
  } catch (error) {
    // Another process has put the same thing there first.
    if (!existsSync(target)) throw error;
  }
}

function pinnedVersion(name) {
  const list = JSON.parse(
    readFileSync(join(pins, name, 'package.json'), 'utf8'),
  );
  return Object.values({
    ...list.dependencies,
    ...list.optionalDependencies,
  })[0];
}

function cacheFolder() {
  const { MOORING_CACHE, XDG_CACHE_HOME } = process.env;
  return resolve(
    MOORING_CACHE ??
      join(XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'mooring'),
  );
}
