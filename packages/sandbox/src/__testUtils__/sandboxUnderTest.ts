import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { parse } from 'yaml';
import { waitFor } from '../processes/waitFor.ts';
import { Sandbox } from '../Sandbox.ts';
import { repositoryRoot, StateFolder } from '../state/StateFolder.ts';

/** Where the sandbox of this test file lies. */
export const root = mkdtempSync(join(tmpdir(), 'mooring-sandbox-'));
/** A sandbox as each command of the user makes it: nothing is remembered but files. */
export const open = () => new Sandbox(new StateFolder(root));

export async function stateOf(name: string): Promise<string | undefined> {
  return (await open().status()).find(part => part.name === name)?.state;
}

/** The process that the pid file of a part names. */
export function pidOf(part: string): number {
  const ours = join(root, 'pids', `${part.replace('/', '-')}.pid`);
  if (existsSync(ours))
    return (JSON.parse(readFileSync(ours, 'utf8')) as { pid: number }).pid;
  const [cluster = '', process] = part.split('/');
  const pids = join(root, 'kubernetes/clusters', cluster, 'pids');
  return Number(readFileSync(join(pids, `${process}.pid`), 'utf8'));
}

export async function query(sql: string): Promise<unknown[]> {
  const client = new Client(open().postgres.connection);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

export function kubectl(...args: string[]): string {
  return kubectlOf('dev', ...args);
}

export function kubectlOf(cluster: string, ...args: string[]): string {
  const kubeconfig = join(root, `kubernetes/${cluster}.kubeconfig`);
  const all = ['--kubeconfig', kubeconfig, ...args];
  return execFileSync(join(root, 'bin/kubectl'), all, { encoding: 'utf8' });
}

export function create(manifest: object): void {
  const kubeconfig = join(root, 'kubernetes/dev.kubeconfig');
  const args = ['--kubeconfig', kubeconfig, 'create', '-f', '-'];
  const input = JSON.stringify(manifest);
  execFileSync(join(root, 'bin/kubectl'), args, { input });
}

export function createIngress(
  cluster: string,
  name: string,
  ...args: string[]
) {
  const rule = `--rule=${name}.test/*=${name}:80`;
  kubectlOf(cluster, 'create', 'ingress', name, rule, ...args);
}

export function addressOf(cluster: string, ingress: string): string {
  const path = 'jsonpath={.status.loadBalancer.ingress[*].ip}';
  return kubectlOf(cluster, 'get', 'ingress', ingress, '-o', path);
}

/** Where names in the environment of a cluster point at. */
export function targetOf(cluster: string): string {
  const file = join(repositoryRoot, 'app-config.yaml');
  const { mooring } = parse(readFileSync(file, 'utf8')) as {
    mooring: {
      environments: { cluster: string; dns: { target: { value: string } } }[];
    };
  };
  const environment = mooring.environments.find(
    candidate => candidate.cluster === cluster,
  );
  assert.ok(environment);
  return environment.dns.target.value;
}

export async function untilPublished(
  cluster: string,
  ingress: string,
): Promise<void> {
  await waitFor(() => addressOf(cluster, ingress) === targetOf(cluster), {
    what: `the address of ${ingress} in ${cluster}`,
    timeoutMs: 60_000,
  });
}

export function dns(method: string, body?: object): Promise<Response> {
  const { apiUrl, apiKey } = open().dns.connection;
  return fetch(`${apiUrl}/api/v1/servers/localhost/zones/dev.mooring.test.`, {
    method,
    headers: { 'X-API-Key': apiKey, 'Content-Type': 'application/json' },
    body: body && JSON.stringify(body),
  });
}
