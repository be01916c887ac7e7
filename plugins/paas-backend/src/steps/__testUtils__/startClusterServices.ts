import { createBackendPlugin } from '@backstage/backend-plugin-api';
import {
  mockServices,
  startTestBackend,
  type TestBackend,
} from '@backstage/backend-test-utils';
import {
  clusterReaderServiceRef,
  clusterWriterServiceRef,
  type ClusterReader,
  type ClusterWriter,
} from '@mooring/backstage-plugin-clusters-node';
import { readSandbox } from '@mooring/test-utils';

/** Reader and writer for the sandbox's `dev`, and for `away` where nothing listens. */
export async function startClusterServices(): Promise<{
  backend: TestBackend;
  writer: ClusterWriter;
  reader: ClusterReader;
}> {
  const { server, caData, token } = readSandbox().clusters.dev;
  const authProvider = 'serviceAccount';
  const dev = { url: server, serviceAccountToken: token, caData };
  const away = { url: 'https://127.0.0.1:1', serviceAccountToken: 'none' };
  const clusters = [
    { name: 'dev', authProvider, ...dev },
    { name: 'away', authProvider, ...away },
  ];
  let services: { writer: ClusterWriter; reader: ClusterReader } | undefined;
  const backend = await startTestBackend({
    features: [
      mockServices.rootConfig.factory({
        data: {
          kubernetes: { clusterLocatorMethods: [{ type: 'config', clusters }] },
        },
      }),
      createBackendPlugin({
        pluginId: 'steps-test',
        register(env) {
          env.registerInit({
            deps: {
              writer: clusterWriterServiceRef,
              reader: clusterReaderServiceRef,
            },
            async init(deps) {
              services = deps;
            },
          });
        },
      }),
    ],
  });
  return { backend, ...services! };
}
