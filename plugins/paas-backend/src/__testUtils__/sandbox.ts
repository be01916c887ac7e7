import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What the tests need of `sandbox.json`. */
export interface SandboxDetails {
  postgres: { connectionString: string };
  clusters: Record<
    'dev' | 'prod',
    {
      kubectl: string;
      kubeconfig: string;
      server: string;
      caData: string;
      token: string;
    }
  >;
  dns: {
    apiUrl: string;
    apiKey: string;
    host: string;
    port: number;
    dig: string;
  };
}

/** The servers that the tests run against. */
export function readSandbox(): SandboxDetails {
  const file = process.env.MOORING_SANDBOX;
  if (!file) {
    throw new Error(
      'MOORING_SANDBOX is not set: run the tests by "npm test -- PATTERN", which brings a sandbox up',
    );
  }
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** kubectl on a cluster of the sandbox, as its administrator. */
export async function kubectl(
  cluster: 'dev' | 'prod',
  ...args: string[]
): Promise<string> {
  const { kubectl: binary, kubeconfig } = readSandbox().clusters[cluster];
  const { stdout } = await run(binary, ['--kubeconfig', kubeconfig, ...args]);
  return stdout.trim();
}

/** The names of all objects of one kind in a namespace; empty if it has none. */
export async function objectNames(
  cluster: 'dev' | 'prod',
  namespace: string,
  kinds: string,
): Promise<string[]> {
  const text = await kubectl(
    cluster,
    ...['get', kinds, '-n', namespace, '-o', 'name', '--ignore-not-found'],
  );
  return text.split('\n').filter(line => line !== '');
}

/** What the DNS server answers for the address of a name. */
export async function dig(name: string): Promise<string[]> {
  const { dns } = readSandbox();
  const { stdout } = await run(dns.dig, [
    ...['+short', '+time=2', '+tries=1', `@${dns.host}`],
    ...['-p', String(dns.port), name, 'A'],
  ]);
  return stdout.split('\n').filter(line => line !== '');
}

/** Waits until `read` gives what `done` accepts; says what it gave last if it never does. */
export async function eventually<T>(
  read: () => Promise<T>,
  done: (value: T) => boolean,
  timeoutMs = 30_000,
): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const value = await read();
    if (done(value)) {
      return value;
    }
    if (Date.now() > deadline) {
      throw new Error(
        `Not within ${timeoutMs} ms; last seen: ${JSON.stringify(value)}`,
      );
    }
    await new Promise(resolve => setTimeout(resolve, 100));
  }
}
