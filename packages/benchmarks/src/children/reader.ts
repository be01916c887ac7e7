import { subscribe } from 'node:diagnostics_channel';
import { createRequire } from 'node:module';
import { setTimeout as delay } from 'node:timers/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { ApiAccess } from '../cluster/ApiClient.ts';
import { selectorOf } from '../data/manifest.ts';
import { allServices } from '../data/shape.ts';
import { runTask } from './runTask.ts';
import { podFact, type Collection, type Side } from './Side.ts';

// The plugins are written for the loader of the portal, which works on `require`.
const require = createRequire(import.meta.url);
const { createClusterServices } =
  require('@mooring/backstage-plugin-clusters-node') as typeof import('@mooring/backstage-plugin-clusters-node');
const { ConfigReader } =
  require('@backstage/config') as typeof import('@backstage/config');
const { requirementsOf } =
  require('@mooring/common') as typeof import('@mooring/common');

const name = 'bench';

const say = (message: string) => process.stderr.write(`${message}\n`);
const silent: LoggerService = {
  error: say,
  warn: say,
  info: () => undefined,
  debug: () => undefined,
  child: () => silent,
};

/** Mooring's reader, alone in a process. */
class ReaderSide implements Side {
  readonly #access: ApiAccess;
  readonly #collections = new Map<string, Collection>();
  #reader: ReturnType<typeof createClusterServices>['reader'] | undefined;

  constructor(access: ApiAccess) {
    this.#access = access;
    subscribe('undici:request:create', message => {
      const { request } = message as { request: { path: string } };
      const { pathname, searchParams } = new URL(request.path, access.server);
      if (!pathname.startsWith('/api')) return;
      this.#collections.set(pathname, {
        path: pathname,
        labelSelector: searchParams.get('labelSelector') ?? undefined,
        fieldSelector: searchParams.get('fieldSelector') ?? undefined,
      });
    });
  }

  async sync(onPods: () => void): Promise<void> {
    const { reader } = createClusterServices({
      config: new ConfigReader(configuration(this.#access)),
      logger: silent,
    });
    this.#reader = reader;
    const isSynced = () => reader.health(name).state === 'synced';
    const hasPods = () =>
      reader
        .detail(name)
        .kinds.some(({ kind, state }) => kind === 'pods' && state === 'synced');
    while (!hasPods()) await delay(2);
    onPods();
    while (!isSynced()) await delay(2);
  }

  facts(): string[] {
    return allServices().flatMap(service =>
      (
        this.#reader?.instance({
          cluster: name,
          namespace: service.namespace,
          requirements: requirementsOf(selectorOf(service)),
        }).pods ?? []
      ).map(podFact),
    );
  }

  collections(): Collection[] {
    return [...this.#collections.values()];
  }
}

function configuration({ server, ca, token }: ApiAccess) {
  return {
    kubernetes: {
      clusterLocatorMethods: [
        {
          type: 'config',
          clusters: [
            {
              name,
              url: server,
              authProvider: 'serviceAccount',
              serviceAccountToken: token,
              caData: Buffer.from(ca).toString('base64'),
            },
          ],
        },
      ],
    },
  };
}

void runTask(({ access }) => new ReaderSide(access));
