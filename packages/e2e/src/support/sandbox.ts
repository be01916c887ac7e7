import { execFile } from 'node:child_process';
import { NODATA, NOTFOUND } from 'node:dns';
import { Resolver } from 'node:dns/promises';
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';

const run = promisify(execFile);
// Playwright runs in the folder of its package.
const repositoryRoot = resolve('../..');

/** The clusters of the sandbox. */
export type Cluster = 'dev' | 'prod';

interface SandboxDetails {
  postgres: { connectionString: string };
  clusters: Record<Cluster, { kubectl: string; kubeconfig: string }>;
  dns: { host: string; port: number };
  portal: { baseUrl: string };
}

/** Where the sandbox's servers are. */
export function readSandbox(): SandboxDetails {
  return JSON.parse(readFileSync(sandboxFile(), 'utf8'));
}

function sandboxFile(): string {
  const file = process.env.MOORING_SANDBOX;
  if (!file) {
    throw new Error(
      'MOORING_SANDBOX is not set: run the journeys by "npm test", which brings a sandbox up',
    );
  }
  return file;
}

/** Runs a command of the sandbox on its own state folder. */
export async function sandbox(...args: string[]): Promise<void> {
  await run(
    process.execPath,
    [join(repositoryRoot, 'packages/sandbox/src/main.ts'), ...args],
    {
      cwd: repositoryRoot,
      env: { ...process.env, MOORING_STATE_DIR: dirname(sandboxFile()) },
    },
  );
}

/** Sends a signal to one of the sandbox's servers: `portal`, `dns`, `postgres`. */
export function signalServer(name: string, signal: NodeJS.Signals): void {
  const file = join(dirname(sandboxFile()), 'pids', `${name}.pid`);
  const { pid } = JSON.parse(readFileSync(file, 'utf8'));
  process.kill(pid, signal);
}

/** Sends a signal to a process of a cluster: `kube-apiserver`, `etcd` … */
export function signalCluster(
  cluster: Cluster,
  name: string,
  signal: NodeJS.Signals,
): void {
  const file = join(
    dirname(sandboxFile()),
    'kubernetes/clusters',
    cluster,
    'pids',
    `${name}.pid`,
  );
  process.kill(Number(readFileSync(file, 'utf8')), signal);
}

/** kubectl as the administrator of a cluster. */
export async function kubectl(
  cluster: Cluster,
  ...args: string[]
): Promise<string> {
  const { kubectl: binary, kubeconfig } = readSandbox().clusters[cluster];
  const { stdout } = await run(binary, ['--kubeconfig', kubeconfig, ...args]);
  return stdout.trim();
}

/** What the authoritative server answers for the address of a name; nothing where it holds none. */
export async function dig(name: string): Promise<string> {
  const { host, port } = readSandbox().dns;
  const resolver = new Resolver({ timeout: 2_000, tries: 1 });
  resolver.setServers([`${host}:${port}`]);
  try {
    return (await resolver.resolve4(name)).join('\n');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === NODATA || code === NOTFOUND) {
      return '';
    }
    throw error;
  }
}

/** A query on the database of a plugin. */
export async function sql<T extends object>(
  plugin: string,
  text: string,
  values: unknown[] = [],
): Promise<T[]> {
  const url = new URL(readSandbox().postgres.connectionString);
  url.pathname = `/backstage_plugin_${plugin}`;
  const client = new Client({ connectionString: url.toString() });
  await client.connect();
  try {
    return (await client.query<T>(text, values)).rows;
  } finally {
    await client.end();
  }
}
