import type { Postgres } from '@mooring/sandbox/src/components/Postgres.ts';
import type { SignIn } from '@mooring/sandbox/src/components/SignIn.ts';
import { environments } from '@mooring/sandbox/src/environments.ts';
import type { PowerDns } from '@mooring/sandbox/src/components/PowerDns.ts';
import type { Settings } from '@mooring/sandbox/src/state/Settings.ts';
import type { ApiAccess } from '../cluster/ApiClient.ts';
import { environment } from '../data/shape.ts';

/** What a portal is to be connected with. */
export interface PortalConnections {
  baseUrl: string;
  postgres: Postgres;
  signIn: SignIn;
  settings: Settings;
  access: ApiAccess;
  /** Under how many names the one API server is configured. */
  clusters: number;
  catalogFiles: string[];
  /** The server for the names of services; they have none without. */
  dns: PowerDns | undefined;
}

/** The name of the cluster that the environment is on. */
export const firstCluster = clusterName(0);

const environmentConfig = {
  name: environment,
  title: 'Development',
  titles: { zh: '开发' },
  cluster: firstCluster,
  namespace: `{project}-${environment}`,
  ingressClass: 'nginx',
};

/** The configuration of a portal, laid over `app-config.yaml`. */
export function portalConfig(options: PortalConnections): object {
  const { baseUrl, postgres, signIn, settings } = options;
  const { host, port, user, password } = postgres.connection;
  return {
    app: { baseUrl },
    backend: {
      baseUrl,
      listen: { host: '127.0.0.1', port: Number(new URL(baseUrl).port) },
      cors: { origin: baseUrl },
      database: { client: 'pg', connection: { host, port, user, password } },
    },
    auth: {
      environment: 'development',
      session: { secret: settings.secret('portal-session') },
      providers: { oidc: { development: provider(signIn) } },
    },
    kubernetes: {
      serviceLocatorMethod: { type: 'multiTenant' },
      clusterLocatorMethods: [
        {
          type: 'config',
          clusters: Array.from({ length: options.clusters }, (_, index) =>
            cluster(clusterName(index), options.access),
          ),
        },
      ],
    },
    mooring: mooringConfig(options.dns),
    catalog: {
      // Looking at all entities again and again would run into the measurements.
      processingInterval: { hours: 24 },
      locations: options.catalogFiles.map(target => ({
        type: 'file',
        target,
        rules: [{ allow: ['User', 'Group', 'System', 'Component'] }],
      })),
    },
    search: {
      collators: {
        catalog: {
          schedule: {
            initialDelay: { hours: 1 },
            frequency: { hours: 24 },
            timeout: { minutes: 10 },
          },
        },
      },
    },
  };
}

/** The zone of the environment, and where its names point. */
export const zone = environments[0]!.zone;
/** Where the names of services point. */
export const dnsTarget = '10.90.0.10';

function mooringConfig(dns: PowerDns | undefined): object {
  if (!dns) return { environments: [environmentConfig] };
  const { apiUrl, apiKey, host, port } = dns.connection;
  return {
    environments: [
      {
        ...environmentConfig,
        dns: {
          zone,
          name: '{service}.{project}',
          target: { type: 'A', value: dnsTarget },
        },
      },
    ],
    dns: {
      servers: [
        {
          name: 'local',
          type: 'powerdns',
          url: apiUrl,
          apiKey,
          address: `${host}:${port}`,
          zones: [zone],
        },
      ],
    },
  };
}

function clusterName(index: number): string {
  return `bench-${String(index + 1).padStart(2, '0')}`;
}

function cluster(name: string, { server, ca, token }: ApiAccess): object {
  return {
    name,
    url: server,
    authProvider: 'serviceAccount',
    serviceAccountToken: token,
    caData: Buffer.from(ca).toString('base64'),
    // The cluster has no metrics: asking for them would slow the peer down.
    skipMetricsLookup: true,
  };
}

function provider(signIn: SignIn): object {
  const { metadataUrl, clientId, clientSecret } = signIn.connection;
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
