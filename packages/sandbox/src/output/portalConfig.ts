import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { environments } from '../environments.ts';
import type { ClusterConnection } from '../components/Cluster.ts';
import { loopback } from '../processes/ports.ts';
import { digestOf, nginxRepository, nginxTag } from '../registry/images.ts';
import type { Sandbox } from '../Sandbox.ts';
import { repositoryRoot } from '../state/StateFolder.ts';
import { environmentsOn } from './environmentsOn.ts';

const catalogFolder = join(import.meta.dirname, '../../catalog');

/** The configuration that ties the portal to a sandbox, laid over `app-config.yaml`. */
export function portalConfig(
  sandbox: Sandbox,
  clusters: (ClusterConnection & { name: string })[],
): object {
  const { settings } = sandbox;
  const { baseUrl } = sandbox.portal;
  const servedEnvironments = environmentsOn(clusters.map(({ name }) => name));
  return {
    app: { baseUrl },
    backend: {
      baseUrl,
      listen: { host: loopback, port: Number(new URL(baseUrl).port) },
      cors: { origin: baseUrl },
      database: { client: 'pg', connection: databaseConnection(sandbox) },
    },
    auth: {
      environment: 'development',
      session: { secret: settings.secret('portal-session') },
      providers: { oidc: { development: signIn(sandbox) } },
    },
    kubernetes: {
      serviceLocatorMethod: { type: 'multiTenant' },
      clusterLocatorMethods: [
        { type: 'config', clusters: clusters.map(cluster) },
      ],
    },
    mooring: {
      dns: { servers: [dnsServer(sandbox)] },
      ...images(sandbox),
      secrets: secrets(sandbox),
      ...(servedEnvironments && { environments: servedEnvironments }),
    },
    catalog: {
      locations: [
        // A list replaces the list of app-config.yaml, so its entry stands here again.
        {
          type: 'file',
          target: join(repositoryRoot, 'catalog-info.yaml'),
          rules: [{ allow: ['Location', 'Component', 'Template'] }],
        },
        ...['org.yaml', 'projects.yaml'].map(file => ({
          type: 'file',
          target: join(catalogFolder, file),
          rules: [{ allow: ['User', 'Group', 'Domain', 'System'] }],
        })),
        {
          type: 'file',
          target: join(catalogFolder, 'components.yaml'),
          rules: [{ allow: ['Component'] }],
        },
      ],
    },
  };
}

function databaseConnection(sandbox: Sandbox): object {
  const { host, port, user, password } = sandbox.postgres.connection;
  return { host, port, user, password };
}

function signIn(sandbox: Sandbox): object {
  const { metadataUrl, clientId, clientSecret } = sandbox.signIn.connection;
  return {
    metadataUrl,
    clientId,
    clientSecret,
    prompt: 'login',
    additionalScopes: ['offline_access'],
    signIn: {
      resolvers: [{ resolver: 'emailMatchingUserEntityProfileEmail' }],
    },
  };
}

function cluster({
  name,
  server,
  caData,
  skipTLSVerify,
  token,
  hasMetrics,
}: ClusterConnection & { name: string }): object {
  return {
    name,
    title:
      environments.find(environment => environment.name === name)?.title ??
      name,
    url: server,
    authProvider: 'serviceAccount',
    serviceAccountToken: token,
    caData,
    skipTLSVerify,
    skipMetricsLookup: !hasMetrics,
  };
}

/** Keys of the right length, made of what is kept with the sandbox. */
function secrets({ settings }: Sandbox): object {
  const key = (name: string) =>
    createHash('sha256').update(settings.secret(name)).digest('base64');
  return {
    keys: [{ id: 'local', key: key('portal-secrets') }],
    hashKey: key('portal-secret-hashes'),
  };
}

/** Without the registry services run the image that every installation has. */
function images({ registry }: Sandbox): object {
  const { connection } = registry ?? {};
  if (!connection) return {};
  const { host, url } = connection;
  return {
    registries: [{ host, url }],
    blueprints: {
      nginx: {
        image: {
          repository: `${host}/${nginxRepository}`,
          tag: nginxTag,
          digest: digestOf(nginxTag),
        },
      },
    },
  };
}

function dnsServer(sandbox: Sandbox): object {
  const { apiUrl, apiKey, host, port } = sandbox.dns.connection;
  return {
    name: 'local',
    type: 'powerdns',
    url: apiUrl,
    apiKey,
    address: `${host}:${port}`,
    zones: environments.map(({ zone }) => zone),
  };
}
