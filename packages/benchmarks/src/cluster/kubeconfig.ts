import type { ApiAccess } from './ApiClient.ts';

/** A kubeconfig, which may be JSON as well. */
export function kubeconfig({ server, ca, token }: ApiAccess): object {
  return {
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': 'bench',
    contexts: [{ name: 'bench', context: { cluster: 'bench', user: 'bench' } }],
    clusters: [
      {
        name: 'bench',
        cluster: {
          server,
          'certificate-authority-data': Buffer.from(ca).toString('base64'),
        },
      },
    ],
    users: [{ name: 'bench', user: { token } }],
  };
}
