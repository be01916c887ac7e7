import type { RequestOptions } from 'node:https';
import type { KubeConfig } from '@kubernetes/client-node';

/** Where a cluster is and what proves who we are: plain values for undici. */
export interface ClusterAccess {
  origin: string;
  /** Path below which the API lives, without a trailing slash; mostly empty. */
  basePath: string;
  headers: Record<string, string>;
  tls: Pick<
    RequestOptions,
    'ca' | 'cert' | 'key' | 'pfx' | 'passphrase' | 'servername'
  > & { rejectUnauthorized: boolean };
}

/** Resolves address and credentials, running an exec plugin where there is one. */
export async function resolveAccess(
  kubeConfig: KubeConfig,
): Promise<ClusterAccess> {
  const cluster = kubeConfig.getCurrentCluster();
  if (!cluster) {
    throw new Error('the kubeconfig context names no cluster');
  }
  if (cluster.proxyUrl) {
    throw new Error('proxy-url in a kubeconfig is not supported');
  }
  const options: RequestOptions = {};
  await kubeConfig.applyToHTTPSOptions(options);
  const url = new URL(cluster.server);
  return {
    origin: url.origin,
    basePath: url.pathname.replace(/\/+$/, ''),
    headers: { ...bearer(options), ...basic(options) },
    tls: {
      ca: options.ca,
      cert: options.cert,
      key: options.key,
      pfx: options.pfx,
      passphrase: options.passphrase,
      servername: options.servername ?? cluster.tlsServerName,
      // Never left to NODE_TLS_REJECT_UNAUTHORIZED: only the cluster's own entry decides.
      rejectUnauthorized: !cluster.skipTLSVerify,
    },
  };
}

function bearer({ headers }: RequestOptions): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers ?? {}).map(([name, value]) => [
      name.toLowerCase(),
      String(value),
    ]),
  );
}

function basic({ auth }: RequestOptions): Record<string, string> {
  return auth
    ? { authorization: `Basic ${Buffer.from(auth).toString('base64')}` }
    : {};
}
