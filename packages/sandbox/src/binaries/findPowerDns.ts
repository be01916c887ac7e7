import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { Report } from '../components/Component.ts';
import { findOnPath } from '../processes/findOnPath.ts';
import { withLock } from '../processes/withLock.ts';
import { run } from '../processes/run.ts';
import { cacheFolder } from './cacheFolder.ts';

/** An installed PowerDNS. */
export interface PowerDnsInstallation {
  server: string;
  moduleFolder: string;
  schema: string;
  env: Record<string, string>;
}

const packages = ['pdns-server', 'pdns-backend-sqlite3'];

/** Finds PowerDNS in the system or the cache, or gets it from the system's packages. */
export async function findPowerDns(
  report: Report,
): Promise<PowerDnsInstallation> {
  const cached = cacheFolder('powerdns');
  const found = installedBelow('/') ?? installedBelow(cached);
  if (found) return found;
  const unpack = async () => {
    report(`getting ${packages.join(' and ')} from apt`);
    await unpackWithApt(cached);
  };
  await withLock(`${cached}.lock`, unpack, {
    onWait: pid => report(`waiting for process ${pid}, which is getting it`),
  });
  const unpacked = installedBelow(cached);
  if (!unpacked)
    throw new Error(
      `apt's packages ${packages.join(', ')} hold no PowerDNS server`,
    );
  return unpacked;
}

function installedBelow(root: string): PowerDnsInstallation | undefined {
  const server =
    root === '/'
      ? findOnPath('pdns_server')
      : join(root, 'usr/sbin/pdns_server');
  const libraries = readdirIfPresent(join(root, 'usr/lib')).filter(name =>
    /-linux-gnu$/.test(name),
  );
  const modules = libraries
    .map(name => join(root, 'usr/lib', name, 'pdns'))
    .find(folder => existsSync(join(folder, 'libgsqlite3backend.so')));
  const schema = join(
    root,
    'usr/share/pdns-backend-sqlite3/schema/schema.sqlite3.sql',
  );
  if (!server || !existsSync(server) || !modules || !existsSync(schema))
    return undefined;
  const searched = libraries.map(name => join(root, 'usr/lib', name)).join(':');
  return {
    server,
    moduleFolder: modules,
    schema,
    env: root === '/' ? {} : { LD_LIBRARY_PATH: searched },
  };
}

/**
 * Unpacks the packages, and those libraries of theirs that the system lacks,
 * into the cache. Nothing is installed: a system-wide PowerDNS would start
 * by itself and answer on port 53.
 */
async function unpackWithApt(target: string): Promise<void> {
  mkdirSync(dirname(target), { recursive: true });
  const work = mkdtempSync(`${target}.`);
  try {
    const wanted = new Set([...packages, ...(await missingPackages())]);
    await apt(['download', ...wanted], work);
    const root = join(work, 'root');
    for (const file of readdirSync(work).filter(name =>
      name.endsWith('.deb'),
    )) {
      await run('dpkg', ['-x', join(work, file), root]);
    }
    rmSync(target, { recursive: true, force: true });
    renameSync(root, target);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** What an installation would add; a machine that is new has no lists of packages yet. */
async function missingPackages(): Promise<string[]> {
  const simulate = () =>
    apt(['install', '--simulate', '--no-install-recommends', ...packages]);
  const updateAndSimulate = async (error: Error) => {
    if (process.getuid?.() !== 0) {
      throw new Error(
        `${error.message}\nRun "sudo apt-get update", then try again`,
      );
    }
    await apt(['update']);
    return simulate();
  };
  const lines = (await simulate().catch(updateAndSimulate)).split('\n');
  return lines.flatMap(line =>
    line.startsWith('Inst ') ? line.split(' ')[1] ?? [] : [],
  );
}

function apt(args: string[], cwd?: string): Promise<string> {
  // Started by root, apt downloads as a user who cannot enter root's folders.
  const options = ['-qq', '-o', 'APT::Sandbox::User=root'];
  return run('apt-get', [...options, ...args], { cwd, timeoutMs: 300_000 });
}

function readdirIfPresent(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}
