import type { JsonObject } from '@backstage/types';
import {
  readSandbox,
  type ToxicProxy,
  type Toxiproxy,
} from '@mooring/test-utils';

/** The way to cluster dev leads through a proxy: the proxy, and the portal's configuration for it. */
export async function proxiedCluster(
  toxiproxy: Toxiproxy,
): Promise<{ proxy: ToxicProxy; config: JsonObject }> {
  const { server, caData, token } = readSandbox().clusters.dev;
  const proxy = await toxiproxy.proxy(server);
  const dev = {
    name: 'dev',
    url: proxy.url,
    authProvider: 'serviceAccount',
    serviceAccountToken: token,
    caData,
  };
  return {
    proxy,
    config: {
      kubernetes: {
        clusterLocatorMethods: [{ type: 'config', clusters: [dev] }],
      },
    },
  };
}
