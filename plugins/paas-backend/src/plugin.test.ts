import { randomUUID } from 'node:crypto';
import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import type {
  Change,
  OperationDetail,
  PlanPreview,
} from '@mooring/backstage-plugin-paas-common';
import { dig, eventually } from '@mooring/test-utils';
import { kubectl, objectNames } from './__testUtils__/sandbox';
import {
  OWNER,
  startTestPortal,
  STRANGER,
  type TestPortal,
} from './__testUtils__/testPortal';

jest.setTimeout(180_000);

const KINDS = 'deployment,service,ingress,configmap,poddisruptionbudget';
const project = `t${randomUUID().slice(0, 8)}`;
const projectRef = `system:default/${project}`;
const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
let portal: TestPortal;

beforeAll(async () => {
  portal = await startTestPortal({ databases, projects: [project] });
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

function creation(service: string, values: object = {}): Change {
  return {
    kind: 'create',
    projectRef,
    service,
    blueprint: 'nginx',
    environments: ['dev'],
    values: { replicas: 2, size: 'S', ...values },
  };
}

async function preview(change: Change): Promise<PlanPreview> {
  const response = await portal.post('/plans', change);
  expect(response.body).not.toHaveProperty('error');
  return response.body;
}

async function accept(
  change: Change,
  plan: PlanPreview,
  idempotencyKey = `test-${randomUUID()}`,
) {
  return portal.post('/operations', {
    change,
    planHash: plan.hash,
    idempotencyKey,
  });
}

async function ended(
  id: string,
): Promise<OperationDetail & { serviceId: string }> {
  const response = await eventually(
    () => portal.get(`/operations/${id}`),
    ({ body }) => body.endedAt !== undefined,
    60_000,
  );
  return response.body;
}

/** Where the panel of a service is read. */
function panelOf(service: string): string {
  return `/entities/component/default/${project}-${service}/panel`;
}

async function carryOut(
  change: Change,
): Promise<OperationDetail & { serviceId: string }> {
  const response = await accept(change, await preview(change));
  expect([response.status, response.body.error]).toEqual([201, undefined]);
  return ended(response.body.id);
}

describe('paas plugin', () => {
  it('creates a service, scales it and deletes it, leaving nothing', async () => {
    const plan = await preview(creation('web'));
    expect(plan.steps.map(({ type }) => type)).toEqual([
      'dns.claim',
      'kubernetes.apply',
      'kubernetes.rollout',
      'dns.publish',
      'release.live',
    ]);
    expect(await objectNames('dev', `${project}-dev`, KINDS)).toEqual([]);

    const created = await carryOut(creation('web'));
    expect([created.state, created.failure]).toEqual(['succeeded', undefined]);
    expect(created.initiator).toBe(OWNER);
    expect(
      await kubectl(
        'dev',
        ...['get', 'deployment', 'web', '-n', `${project}-dev`],
        ...['-o', 'jsonpath={.spec.replicas} {.status.readyReplicas}'],
      ),
    ).toBe('2 2');
    expect(await dig(`web.${project}.dev.mooring.test`)).toEqual([
      '10.90.0.10',
    ]);

    const { serviceId } = created;
    const seen = await eventually(
      () => portal.get(panelOf('web')),
      ({ body }) => body.instances[0]?.status === 'Running',
    );
    expect(seen.body.instances[0].inside).toMatchObject({
      wanted: 2,
      ready: 2,
      live: 1,
      head: 1,
    });
    expect(seen.body.instances[0].inside.pods).toHaveLength(2);

    const scale: Change = {
      kind: 'scale',
      serviceId,
      environment: 'dev',
      replicas: 3,
    };
    const scalePlan = await preview(scale);
    expect(
      scalePlan.steps.flatMap(step =>
        step.preview.changes.map(c => [c.field, c.before, c.after]),
      ),
    ).toEqual([['spec.replicas', 2, 3]]);
    expect((await carryOut(scale)).state).toBe('succeeded');
    expect(
      await kubectl(
        'dev',
        ...['get', 'deployment', 'web', '-n', `${project}-dev`],
        ...['-o', 'jsonpath={.spec.replicas} {.status.readyReplicas}'],
      ),
    ).toBe('3 3');

    const gone = await carryOut({
      kind: 'delete',
      serviceId,
      environments: ['dev'],
    });
    expect([gone.state, gone.failure]).toEqual(['succeeded', undefined]);
    const left = await objectNames('dev', `${project}-dev`, `${KINDS},pods`);
    expect(left.filter(name => !name.endsWith('kube-root-ca.crt'))).toEqual([]);
    expect(await dig(`web.${project}.dev.mooring.test`)).toEqual([]);
    expect((await portal.get(`/services/${serviceId}`)).status).toBe(404);
    expect(await portal.knex('instance_locks')).toEqual([]);
    expect(
      await portal
        .knex('live_intervals')
        .where({ live_until: null })
        .join('instances', 'instances.id', 'instance_id')
        .where({ service_id: serviceId }),
    ).toEqual([]);

    const again = await carryOut(creation('web'));
    expect(again.serviceId).toBe(serviceId);
    const { body } = await eventually(
      () => portal.get(panelOf('web')),
      panel => panel.body.instances[0]?.inside.live === 3,
    );
    expect(body.instances).toHaveLength(1);
  });

  it('starts one operation for one idempotency key, and one service for two racing creations', async () => {
    const change = creation('race', { replicas: 1 });
    const plan = await preview(change);
    const key = `same-${randomUUID()}`;
    const [first, second, other] = await Promise.all([
      accept(change, plan, key),
      accept(change, plan, key),
      accept(change, plan),
    ]);
    const statuses = [first.status, second.status, other.status].sort();
    const ids = new Set(
      [first, second, other].flatMap(({ body }) => body.id ?? []),
    );
    expect(ids.size).toBe(1);
    expect(statuses.slice(-1)).toEqual([409]);
    expect((await ended([...ids][0]!)).state).toBe('succeeded');
    const late = await accept(change, plan);
    expect([late.status, late.body.error.message]).toEqual([
      409,
      expect.stringContaining('service: race exists already'),
    ]);
  });

  it('refuses a confirmation of something that is not so any more', async () => {
    const { serviceId } = await carryOut(creation('stale', { replicas: 1 }));
    const scaleTo = (replicas: number): Change => ({
      kind: 'scale',
      serviceId,
      environment: 'dev',
      replicas,
    });
    const seen = await preview(scaleTo(4));
    await carryOut(scaleTo(2));
    const refused = await accept(scaleTo(4), seen);
    expect([refused.status, refused.body.error.message]).toEqual([
      409,
      expect.stringContaining('preview'),
    ]);
  });

  it('undoes a creation that cannot work, wholly', async () => {
    const namespace = `${project}-dev`;
    await kubectl(
      'dev',
      ...['create', 'service', 'clusterip', 'taken', '--tcp=80'],
      ...['-n', namespace],
    );
    const plan = await portal.post('/plans', creation('taken'));
    expect([plan.status, plan.body.error?.message]).toEqual([
      409,
      expect.stringContaining('Service'),
    ]);
    await kubectl('dev', 'delete', 'service', 'taken', '-n', namespace);

    const confirmed = await preview(creation('limited'));
    await kubectl(
      'dev',
      ...['create', 'quota', 'none', '-n', namespace],
      '--hard=count/services=0',
    );
    await eventually(
      () =>
        kubectl(
          'dev',
          ...['get', 'quota', 'none', '-n', namespace],
          ...['-o', 'jsonpath={.status.hard.count/services}'],
        ),
      text => text === '0',
    );
    const response = await accept(creation('limited'), confirmed);
    const operation =
      response.status === 201 ? await ended(response.body.id) : undefined;
    await kubectl('dev', 'delete', 'quota', 'none', '-n', namespace);
    // Found at accept, at the look before the first write, or while writing.
    expect(operation?.state).not.toBe('succeeded');
    expect(operation?.failure ?? response.body.error.message).toMatch(/quota/);
    const left = await objectNames('dev', namespace, KINDS);
    expect(left.filter(name => name.includes('limited'))).toEqual([]);
    expect(await dig(`limited.${project}.dev.mooring.test`)).toEqual([]);
    const services = await portal.get('/services');
    expect(
      services.body.items.filter((s: { name: string }) => s.name === 'limited'),
    ).toEqual([]);
  });

  it.each<[string, object, number, RegExp]>([
    ['no DNS label', { service: 'Web_1' }, 400, /service/],
    ['no name', { service: '' }, 400, /service/],
    [
      'replicas 0',
      { values: { replicas: 0, size: 'S' } },
      400,
      /values\.replicas/,
    ],
    [
      'replicas -1',
      { values: { replicas: -1, size: 'S' } },
      400,
      /values\.replicas/,
    ],
    [
      'replicas 1e9',
      { values: { replicas: 1e9, size: 'S' } },
      400,
      /values\.replicas/,
    ],
    [
      'replicas "3"',
      { values: { replicas: '3', size: 'S' } },
      400,
      /values\.replicas/,
    ],
    [
      'more replicas than the policy',
      { values: { replicas: 11, size: 'S' } },
      400,
      /values\.replicas/,
    ],
    [
      'unknown size',
      { values: { replicas: 1, size: 'XXL' } },
      400,
      /values\.size/,
    ],
    [
      'unknown value',
      { values: { replicas: 1, size: 'S', root: true } },
      400,
      /values/,
    ],
    ['unknown environment', { environments: ['moon'] }, 400, /environments/],
    [
      'one environment twice',
      { environments: ['dev', 'dev'] },
      400,
      /environments/,
    ],
    ['unknown blueprint', { blueprint: 'cobol' }, 400, /blueprint/],
    [
      'unknown project',
      { projectRef: 'system:default/nowhere' },
      400,
      /projectRef/,
    ],
    ['unknown field', { image: 'evil' }, 400, /image/],
  ])(
    'refuses %s, names the field and creates nothing',
    async (_case, wrong, status, field) => {
      const before = await portal.knex('services').count();
      const change = { ...creation('bad'), ...wrong };
      for (const answer of [
        await portal.post('/plans', change),
        await portal.post('/operations', {
          change,
          planHash: `sha256:${'0'.repeat(64)}`,
          idempotencyKey: 'bad-input',
        }),
      ]) {
        expect([answer.status, answer.body.error.message]).toEqual([
          status,
          expect.stringMatching(field),
        ]);
      }
      expect(await portal.knex('services').count()).toEqual(before);
    },
  );

  it('shows strangers name, state and owner only, and lets them change nothing', async () => {
    const created = await carryOut(creation('secret', { replicas: 1 }));
    const { serviceId } = created;
    const { body } = await portal.get(`/services/${serviceId}`, STRANGER);
    expect(body).toMatchObject({
      name: 'secret',
      ownerRef: 'group:default/owners',
      names: [],
    });
    const panel = await eventually(
      () => portal.get(panelOf('secret'), STRANGER),
      answer => answer.body.instances?.[0]?.status === 'Running',
    );
    expect(panel.body).toMatchObject({ ownerRef: 'group:default/owners' });
    expect(panel.body.instances[0]).not.toHaveProperty('inside');
    expect(Object.values(panel.body.instances[0].may)).not.toContain(true);
    const operation = await portal.get(`/operations/${created.id}`, STRANGER);
    expect(operation.body.state).toBe('succeeded');
    for (const step of operation.body.stepList) {
      expect(step).not.toHaveProperty('preview');
      expect(step).not.toHaveProperty('summary');
      expect(step).not.toHaveProperty('log');
    }
    const scale = { kind: 'scale', serviceId, environment: 'dev', replicas: 2 };
    const remove = { kind: 'delete', serviceId, environments: ['dev'] };
    for (const change of [creation('theirs'), scale, remove]) {
      const planned = await portal.post('/plans', change, STRANGER);
      expect(planned.status).toBe(403);
      const accepted = await portal.post(
        '/operations',
        {
          change,
          planHash: `sha256:${'0'.repeat(64)}`,
          idempotencyKey: 'a-stranger',
        },
        STRANGER,
      );
      expect(accepted.status).toBe(403);
    }
    for (const action of ['continue', 'undo']) {
      const path = `/operations/${created.id}/${action}`;
      expect((await portal.post(path, {}, STRANGER)).status).toBe(403);
    }
    const asService = await portal.request
      .post('/api/paas/plans')
      .set('authorization', mockCredentials.service.header())
      .send(creation('robot'));
    expect(asService.status).toBe(403);
  });
});
