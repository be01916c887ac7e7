import { randomUUID } from 'node:crypto';
import { TestDatabases } from '@backstage/backend-test-utils';
import type { Change } from '@mooring/backstage-plugin-paas-common';
import { dig, eventually } from '@mooring/test-utils';
import { Changes } from './__testUtils__/Changes';
import { kubectl } from './__testUtils__/sandbox';
import { startTestPortal, type TestPortal } from './__testUtils__/testPortal';

jest.setTimeout(300_000);

const project = `m${randomUUID().slice(0, 8)}`;
const projectRef = `system:default/${project}`;
const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const DEV = '10.90.0.10';
const PROD = '10.91.0.10';
const alias = `shop-${project}.dev.mooring.test`;
const webName = `web.${project}.dev.mooring.test`;
const apiName = `api.${project}.dev.mooring.test`;
const moving = [alias, webName, apiName];
let portal: TestPortal;
let changes: Changes;
const ids: Record<string, string> = {};

beforeAll(async () => {
  portal = await startTestPortal({ databases, projects: [project] });
  changes = new Changes(portal);
  for (const service of ['web', 'api']) {
    const created = await changes.carryOut({
      kind: 'create',
      projectRef,
      service,
      blueprint: 'nginx',
      environments: ['dev', 'prod'],
      values: { replicas: 2, size: 'S' },
    });
    ids[service] = created.serviceId;
  }
  await changes.carryOut({
    kind: 'names',
    serviceId: ids.web!,
    environment: 'dev',
    names: [alias],
  });
});

afterAll(async () => {
  for (const cluster of ['dev', 'prod'] as const) {
    await kubectl(
      cluster,
      ...['delete', 'namespace', `${project}-${cluster}`],
      ...['--ignore-not-found', '--wait=false'],
    );
  }
});

function move(from: 'dev' | 'prod', to: 'dev' | 'prod'): Change {
  return {
    kind: 'move-names',
    projectRef,
    moves: ['web', 'api'].map(service => ({
      from: { serviceId: ids[service]!, environment: from },
      to: { serviceId: ids[service]!, environment: to },
      names: moving.filter(name =>
        service === 'api' ? name === apiName : name !== apiName,
      ),
    })),
  };
}

/** The hosts that a service answers for in a cluster, as kubectl has them. */
async function hosts(cluster: 'dev' | 'prod', service: string) {
  const text = await kubectl(
    cluster,
    ...['get', 'ingress', service, '-n', `${project}-${cluster}`],
    ...['-o', 'jsonpath={.spec.rules[*].host}', '--ignore-not-found'],
  );
  return text.split(' ').filter(Boolean).sort();
}

async function addresses() {
  return Promise.all(moving.map(name => dig(name)));
}

/** Looks at the names over and over until told to stop; answers all that each was seen to be. */
function watchNames() {
  const seen = moving.map(() => new Set<string>());
  let isWatching = true;
  const watching = (async () => {
    while (isWatching) {
      (await addresses()).forEach((values, index) =>
        seen[index]!.add(values.join()),
      );
    }
  })();
  return async () => {
    isWatching = false;
    await watching;
    return seen.map(values => [...values].sort());
  };
}

async function facts() {
  const places = (['dev', 'prod'] as const).flatMap(cluster =>
    ['web', 'api'].map(async service => [
      `${service} in ${cluster}`,
      await hosts(cluster, service),
    ]),
  );
  return {
    names: await addresses(),
    hosts: Object.fromEntries(await Promise.all(places)),
    own: await dig(`web.${project}.prod.mooring.test`),
  };
}

async function ended(id: string) {
  return eventually(
    async () => (await portal.get(`/operations/${id}`)).body,
    ({ endedAt }) => Boolean(endedAt),
    150_000,
  );
}

describe('names that move', () => {
  it('lead elsewhere all at once and are never without an answer, and are taken back', async () => {
    const before = await facts();
    expect(before.names).toEqual([[DEV], [DEV], [DEV]]);
    const plan = await changes.preview(move('dev', 'prod'));
    expect(plan.preflight.filter(({ status }) => status === 'problem')).toEqual(
      [],
    );
    expect(plan.preflight.map(({ message }) => message)).toEqual(
      expect.arrayContaining([
        `${alias} comes from default/${project}/web/dev`,
        '2 of 2 pods are ready to answer',
      ]),
    );
    const shown = plan.steps.flatMap(({ type, preview }) =>
      type === 'dns.move' ? preview.changes : [],
    );
    expect(shown).toEqual(
      expect.arrayContaining([
        {
          object: `Claim ${apiName}`,
          field: '',
          before: `default/${project}/api/dev`,
          after: `default/${project}/api/prod`,
        },
        {
          object: `A ${alias}`,
          field: 'values',
          before: [DEV],
          after: [PROD],
        },
      ]),
    );

    const stopWatching = watchNames();
    const { id } = await changes.start(move('dev', 'prod'));
    // While resolvers may still lead there, what gave the names goes on answering.
    await eventually(addresses, all => all.flat().includes(PROD), 120_000);
    expect(await addresses()).toEqual([[PROD], [PROD], [PROD]]);
    expect(await hosts('dev', 'web')).toEqual([alias, webName].sort());
    expect(await hosts('prod', 'web')).toEqual(
      [alias, webName, `web.${project}.prod.mooring.test`].sort(),
    );
    expect((await ended(id)).state).toBe('succeeded');
    expect(await stopWatching()).toEqual(moving.map(() => [DEV, PROD]));
    expect(await facts()).toEqual({
      names: [[PROD], [PROD], [PROD]],
      own: [PROD],
      hosts: {
        'web in dev': [],
        'api in dev': [],
        'web in prod': expect.arrayContaining([alias, webName]),
        'api in prod': expect.arrayContaining([apiName]),
      },
    });

    // What lost its name by rule can be changed all the same, and does not ask for it back.
    await changes.carryOut({
      kind: 'deploy',
      serviceId: ids.web!,
      environment: 'dev',
      image: '1.28.0',
    });
    expect(await dig(webName)).toEqual([PROD]);

    const back = await changes.start(move('prod', 'dev'));
    expect((await ended(back.id)).state).toBe('succeeded');
    expect(await facts()).toEqual(before);
  });

  it('go back when somebody undoes it halfway', async () => {
    const before = await facts();
    const stopWatching = watchNames();
    const { id } = await changes.start(move('dev', 'prod'));
    await eventually(addresses, all => all.flat().includes(PROD), 120_000);
    await portal.post(`/operations/${id}/undo`, {}).expect(202);
    expect((await ended(id)).state).toBe('undone');
    expect((await stopWatching()).flat()).not.toContain('');
    expect(await facts()).toEqual(before);
    expect(
      await changes
        .preview(move('dev', 'prod'))
        .then(({ steps }) => steps.some(({ type }) => type === 'dns.move')),
    ).toBe(true);
  });

  it('are refused with what is wrong, and nothing is begun', async () => {
    const at = (service: string, environment: string) => ({
      serviceId: ids[service]!,
      environment,
    });
    const refusals = [
      [
        [{ from: at('web', 'dev'), to: at('web', 'dev') }],
        [400, /^moves\.0: to: web in dev gives names and takes others/],
      ],
      [
        [
          {
            from: at('web', 'dev'),
            to: at('web', 'prod'),
            names: ['none.dev.mooring.test'],
          },
        ],
        [400, /^moves\.0: names: web in dev has no name none\./],
      ],
      [
        [
          { from: at('web', 'dev'), to: at('web', 'prod') },
          { from: at('web', 'prod'), to: at('api', 'prod') },
        ],
        [400, /^moves\.1: from: web in prod gives names and takes others/],
      ],
      [
        [{ from: at('web', 'dev'), to: at('web', 'moon') }],
        [404, /^moves\.0: to: environment: web is not in 'moon'/],
      ],
      [[], [400, /Choose at least one service/]],
    ] as const;
    const answers = [];
    for (const [moves] of refusals) {
      const { status, body } = await portal.post('/plans', {
        kind: 'move-names',
        projectRef,
        moves,
      });
      answers.push([status, body.error?.message]);
    }
    expect(answers).toEqual(
      refusals.map(([, [status, words]]) => [
        status,
        expect.stringMatching(words),
      ]),
    );
    await changes.carryOut({ kind: 'stop', ...at('api', 'prod') });
    const stopped = await portal.post('/plans', move('dev', 'prod'));
    expect([stopped.status, stopped.body.error?.message]).toEqual([
      409,
      'moves.1: to: api in prod is stopped; start it first',
    ]);
  });
});
