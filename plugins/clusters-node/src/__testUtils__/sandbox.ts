import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A cluster of the sandbox, and the portal's own credentials for it. */
export interface SandboxCluster {
  kubectl: string;
  /** The administrator's. */
  kubeconfig: string;
  server: string;
  caData: string;
  token: string;
}

/** The sandbox's cluster `dev`. */
export function readCluster(): SandboxCluster {
  const file = process.env.MOORING_SANDBOX;
  if (!file) {
    throw new Error(
      'MOORING_SANDBOX is not set: run the tests by "npm test -- PATTERN", which brings a sandbox up',
    );
  }
  return JSON.parse(readFileSync(file, 'utf8')).clusters.dev;
}

/** kubectl as administrator; `stdin` for `-f -`. */
export async function kubectl(
  args: string[],
  stdin?: object | string,
): Promise<string> {
  const { kubectl: binary, kubeconfig } = readCluster();
  const running = run(binary, ['--kubeconfig', kubeconfig, ...args]);
  running.child.stdin?.end(
    typeof stdin === 'object' ? JSON.stringify(stdin) : stdin,
  );
  return (await running).stdout.trim();
}

/** Configuration as an operator writes it, with another address or token if wanted. */
export function clusterConfig(
  override: {
    server?: string;
    token?: string;
  } = {},
) {
  const { server, caData, token } = { ...readCluster(), ...override };
  return {
    kubernetes: {
      clusterLocatorMethods: [
        {
          type: 'config',
          clusters: [
            {
              name: 'dev',
              url: server,
              authProvider: 'serviceAccount',
              serviceAccountToken: token,
              caData,
            },
          ],
        },
      ],
    },
  };
}

/** Waits until `read` gives what `done` accepts; says what it gave last if it never does. */
export async function eventually<T>(
  read: () => T | Promise<T>,
  done: (value: T) => boolean,
  timeoutMs = 20_000,
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
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}
