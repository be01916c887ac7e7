import { randomUUID } from 'node:crypto';
import { TestDatabases } from '@backstage/backend-test-utils';
import type { Change } from '@mooring/backstage-plugin-paas-common';
import {
  eventually,
  kubectl as kubectlOf,
  Toxiproxy,
  type ToxicProxy,
} from '@mooring/test-utils';
import { Changes } from './__testUtils__/Changes';
import { proxiedCluster } from './__testUtils__/proxiedCluster';
import { kubectl } from './__testUtils__/sandbox';
import { startTestPortal, type TestPortal } from './__testUtils__/testPortal';

jest.setTimeout(240_000);

const project = `f${randomUUID().slice(0, 8)}`;
const namespace = `${project}-dev`;
const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
let toxiproxy: Toxiproxy;
let proxy: ToxicProxy;
let portal: TestPortal;
let changes: Changes;

beforeAll(async () => {
  toxiproxy = await Toxiproxy.start();
  const proxied = await proxiedCluster(toxiproxy);
  proxy = proxied.proxy;
  portal = await startTestPortal({
    databases,
    projects: [project],
    config: proxied.config,
  });
  changes = new Changes(portal);
});

afterAll(async () => {
  await kubectl(
    'dev',
    ...['delete', 'namespace', namespace, '--ignore-not-found', '--wait=false'],
  );
  await toxiproxy.stop();
});

async function create(service: string): Promise<string> {
  const { serviceId } = await changes.carryOut({
    kind: 'create',
    projectRef: `system:default/${project}`,
    service,
    blueprint: 'nginx',
    environments: ['dev'],
    values: { replicas: 1, size: 'S' },
  });
  return serviceId;
}

function deployOf(serviceId: string, image: string): Change {
  return { kind: 'deploy', serviceId, environment: 'dev', image };
}

/** How often the Deployment was changed, and which image it has. */
async function deployment(service: string): Promise<string> {
  return kubectl(
    'dev',
    ...['get', 'deployment', service, '-n', namespace, '-o'],
    'jsonpath={.metadata.generation} {.spec.template.spec.containers[0].image}',
  );
}

it('writes once although the answer to its write never came', async () => {
  const serviceId = await create('lost-answer');
  expect(await deployment('lost-answer')).toMatch(/^1 .*:1\.27\.3@/);
  const { id } = await changes.start(deployOf(serviceId, '1.28.0'));
  // Whatever is on its way now arrives there, and nothing comes back.
  await proxy.addToxic('timeout', 'downstream', { timeout: 0 });
  const held = await changes.reached(id, ({ state }) => state === 'held');
  expect(held.holder).toMatchObject({
    kind: 'system',
    code: 'dependency',
    name: 'Cluster dev',
  });
  await proxy.removeToxic('timeout', 'downstream');
  const ended = await changes.reached(id, ({ endedAt }) => Boolean(endedAt));
  expect(ended.state).toBe('succeeded');
  expect(await deployment('lost-answer')).toMatch(/^2 .*:1\.28\.0@/);
});

it('waits while the cluster is away, tells who may do what, and can be rolled back or undone meanwhile', async () => {
  const serviceId = await create('away');
  const { id } = await changes.start(deployOf(serviceId, '1.28.2-stuck'));
  await eventually(
    () => deployment('away'),
    text => text.startsWith('2 '),
  );
  await proxy.cut();
  const held = await changes.reached(
    id,
    ({ holder }) => holder?.code === 'dependency',
  );
  expect([held.canUndo, held.canCancel]).toEqual([true, true]);
  const blind = await portal.post('/plans', deployOf(serviceId, '1.28.0'));
  expect([blind.status, blind.body.error.message]).toEqual([
    503,
    expect.stringContaining('Cluster dev cannot be asked'),
  ]);
  await portal.post(`/operations/${id}/undo`, {}).expect(202);
  await changes.reached(id, ({ state }) => state === 'held');
  await proxy.restore();
  const ended = await changes.reached(id, ({ endedAt }) => Boolean(endedAt));
  expect(ended.state).toBe('undone');
  expect(await deployment('away')).toMatch(/^3 .*:1\.27\.3@/);
});

it('changes nothing where admission does not answer, and nothing is half done', async () => {
  const serviceId = await create('hooked');
  const webhook = `mooring-${project}`;
  const hook = {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingWebhookConfiguration',
    metadata: { name: webhook },
    webhooks: [
      {
        name: 'nobody.mooring.test',
        admissionReviewVersions: ['v1'],
        sideEffects: 'None',
        failurePolicy: 'Fail',
        timeoutSeconds: 1,
        clientConfig: { url: 'https://127.0.0.1:1/' },
        namespaceSelector: {
          matchLabels: { 'kubernetes.io/metadata.name': namespace },
        },
        rules: [
          {
            apiGroups: ['networking.k8s.io'],
            apiVersions: ['v1'],
            operations: ['CREATE', 'UPDATE'],
            resources: ['ingresses'],
          },
        ],
      },
    ],
  };
  const names: Change = {
    kind: 'names',
    serviceId,
    environment: 'dev',
    names: [`hooked-${project}.dev.mooring.test`],
  };
  const plan = await changes.preview(names);
  await kubectlOf('dev', ['apply', '-f', '-'], hook);
  try {
    const refused = await portal.post('/operations', {
      change: names,
      planHash: plan.hash,
      idempotencyKey: randomUUID(),
    });
    expect([refused.status, refused.body.error.message]).toEqual([
      503,
      expect.stringContaining('nobody.mooring.test'),
    ]);
    const claims = await portal.knex('operations').where({ kind: 'names' });
    expect(claims).toEqual([]);
  } finally {
    await kubectl('dev', 'delete', 'validatingwebhookconfiguration', webhook);
  }
  const done = await eventually(
    () => changes.carryOut(names).catch(error => error as Error),
    outcome => 'state' in outcome,
    30_000,
  );
  expect(done).toMatchObject({ state: 'succeeded' });
});
