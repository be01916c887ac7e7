import {
  createServiceFactory,
  type SchedulerService,
} from '@backstage/backend-plugin-api';
import {
  mockServices,
  startTestBackend,
  type TestBackend,
} from '@backstage/backend-test-utils';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
import {
  catalogProcessingExtensionPoint,
  type EntityProvider,
  type EntityProviderMutation,
} from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import {
  SERVICE_CHANGED_TOPIC,
  type PaasClient,
  type Service,
} from '@mooring/backstage-plugin-paas-common';
import { paasServiceRef } from '@mooring/backstage-plugin-paas-node';
import catalogModuleMooring from './index';

jest.setTimeout(60_000);

type ScheduledTask = Parameters<SchedulerService['scheduleTask']>[0];

/** The services of paas, which may be away, and answer late. */
class FakePaas {
  readonly services = new Map<string, Service>();
  lists = 0;
  away = false;
  beforeAnswer: Promise<void> = Promise.resolve();

  add(name: string, names: Service['names'] = []): void {
    this.services.set(name, {
      id: name,
      projectRef: 'system:default/shop',
      name,
      entityRef: `component:default/shop-${name}`,
      ownerRef: 'group:default/team-a',
      blueprint: 'nginx',
      createdAt: '2026-01-01T00:00:00Z',
      environments: ['dev'],
      dependsOn: [],
      names,
    });
  }

  readonly client = {
    getServices: async () => {
      this.lists += 1;
      if (this.away) {
        throw new TypeError('fetch failed');
      }
      const answer = [...this.services.values()];
      await this.beforeAnswer;
      return answer;
    },
    getService: async (id: string) => {
      if (this.away) {
        throw new TypeError('fetch failed');
      }
      const service = this.services.get(id);
      if (!service) {
        throw await ResponseError.fromResponse(
          new Response('{}', { status: 404 }),
        );
      }
      return service;
    },
  } as unknown as PaasClient;
}

/** Entities by ref, as the catalog would hold them. */
class FakeCatalog {
  readonly links = new Map<string, string[]>();

  async applyMutation(mutation: EntityProviderMutation): Promise<void> {
    if (mutation.type === 'full') {
      this.links.clear();
    } else {
      mutation.removed.forEach(item =>
        this.links.delete(
          'entityRef' in item
            ? item.entityRef
            : stringifyEntityRef(item.entity),
        ),
      );
    }
    const added = mutation.type === 'full' ? mutation.entities : mutation.added;
    for (const { entity, locationKey } of added) {
      if (locationKey !== 'mooring') {
        throw new Error('Another provider could replace this entity');
      }
      this.links.set(
        stringifyEntityRef(entity),
        (entity.metadata.links ?? []).map(({ url }) => url),
      );
    }
  }

  get refs(): string[] {
    return [...this.links.keys()].sort();
  }

  async refresh(): Promise<void> {}
}

describe('services in the catalog', () => {
  let paas: FakePaas;
  let catalog: FakeCatalog;
  let provider: EntityProvider;
  let tasks: ScheduledTask[];
  let backend: TestBackend;
  const events = mockServices.events();
  const change = (serviceId: string) =>
    events.publish({
      topic: SERVICE_CHANGED_TOPIC,
      eventPayload: { serviceId },
    });
  const until = async (isSo: () => boolean) => {
    while (!isSo()) {
      await new Promise(resolve => setTimeout(resolve, 5));
    }
  };

  beforeEach(async () => {
    paas = new FakePaas();
    catalog = new FakeCatalog();
    tasks = [];
    backend = await startTestBackend({
      extensionPoints: [
        [
          catalogProcessingExtensionPoint,
          {
            addEntityProvider: (...added) => {
              [provider] = added.flat() as [EntityProvider];
            },
          },
        ],
      ],
      features: [
        catalogModuleMooring,
        createServiceFactory({
          service: eventsServiceRef,
          deps: {},
          factory: () => events,
        }),
        createServiceFactory({
          service: paasServiceRef,
          deps: {},
          factory: () => ({ forCredentials: () => paas.client }),
        }),
        mockServices.scheduler.mock({
          scheduleTask: async task => {
            tasks.push(task);
          },
        }).factory,
      ],
    });
  });

  afterEach(() => backend.stop());

  async function connect(): Promise<void> {
    await provider.connect(catalog);
    await until(() => paas.lists > 0 && catalog.refs.length > 0);
  }

  it('are all there after the start, as soon as paas answers', async () => {
    paas.away = true;
    paas.add('web');
    paas.add('api');
    await provider.connect(catalog);
    await until(() => paas.lists > 0);
    expect(catalog.refs).toEqual([]);
    paas.away = false;
    await until(() => catalog.refs.length > 0);
    expect(catalog.refs).toEqual([
      'component:default/shop-api',
      'component:default/shop-web',
    ]);
  });

  it('come, change and go at once', async () => {
    paas.add('web');
    await connect();

    paas.add('api');
    await change('api');
    expect(catalog.refs).toContain('component:default/shop-api');

    paas.add('web', [{ environment: 'dev', name: 'web.shop.dev.test' }]);
    await change('web');
    expect(catalog.links.get('component:default/shop-web')).toEqual([
      'http://web.shop.dev.test',
    ]);

    paas.services.delete('web');
    await change('web');
    expect(catalog.refs).toEqual(['component:default/shop-api']);
    expect(paas.lists).toBe(1);
  });

  it('go although another process knew them', async () => {
    paas.add('web');
    await connect();
    catalog.links.set('component:default/shop-old', []);
    await change('old');
    await until(() => catalog.refs.length === 1);
    expect(catalog.refs).toEqual(['component:default/shop-web']);
  });

  it('are not lost when one comes while the list is being read', async () => {
    paas.add('web');
    await connect();
    let answer = () => {};
    paas.beforeAnswer = new Promise(resolve => {
      answer = resolve;
    });
    const [task] = tasks;
    const reading = task!.fn(new AbortController().signal);
    await until(() => paas.lists === 2);
    paas.add('api');
    const changing = change('api');
    answer();
    await Promise.all([reading, changing]);
    expect(catalog.refs).toHaveLength(2);
  });

  it('are right again after a change that could not be read, and every five minutes', async () => {
    paas.add('web');
    await connect();
    paas.away = true;
    paas.add('api');
    await change('api');
    paas.away = false;
    await until(() => catalog.refs.length === 2);

    expect(tasks).toEqual([
      expect.objectContaining({ frequency: { minutes: 5 }, scope: 'global' }),
    ]);
    paas.services.delete('web');
    await tasks[0]!.fn(new AbortController().signal);
    expect(catalog.refs).toEqual(['component:default/shop-api']);
  });
});
