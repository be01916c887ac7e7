import {
  kubectl as run,
  readSandbox,
  type SandboxCluster,
} from '@mooring/test-utils';

/** The sandbox's cluster `dev`. */
export function readCluster(): SandboxCluster {
  return readSandbox().clusters.dev;
}

/** kubectl on it as administrator; `stdin` for `-f -`. */
export async function kubectl(
  args: string[],
  stdin?: object | string,
): Promise<string> {
  return run('dev', args, stdin);
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
