import { randomUUID } from 'node:crypto';
import { TestDatabases } from '@backstage/backend-test-utils';
import type {
  Change,
  PlanPreview,
  PreflightCheck,
} from '@mooring/backstage-plugin-paas-common';
import { eventually, kubectl as run } from '@mooring/test-utils';
import { Changes } from '../__testUtils__/Changes';
import { kubectl } from '../__testUtils__/sandbox';
import { startTestPortal, type TestPortal } from '../__testUtils__/testPortal';

jest.setTimeout(180_000);

const project = `f${randomUUID().slice(0, 8)}`;
const namespace = `${project}-dev`;
const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
let portal: TestPortal;
let changes: Changes;
let serviceId: string;
let first: PlanPreview;

const place = () => ({ serviceId, environment: 'dev' });
const scaleTo = (replicas: number): Change => ({
  kind: 'scale',
  ...place(),
  replicas,
});

/** What is told beside what is fine. */
function troubles({ preflight }: PlanPreview) {
  return preflight
    .filter(({ status }) => status !== 'ok')
    .map(({ code, status, message }) => [code, status, message]);
}

function told(plan: PlanPreview, code: PreflightCheck['code']) {
  return plan.preflight.find(check => check.code === code);
}

async function apply(manifest: object, ...options: string[]): Promise<void> {
  await run('dev', ['apply', ...options, '-f', '-'], manifest);
}

async function remove(kind: string, name: string): Promise<void> {
  await kubectl('dev', 'delete', kind, name, '-n', namespace);
}

beforeAll(async () => {
  portal = await startTestPortal({ databases, projects: [project] });
  changes = new Changes(portal);
  const creation: Change = {
    kind: 'create',
    projectRef: `system:default/${project}`,
    service: 'web',
    blueprint: 'nginx',
    environments: ['dev'],
    values: { replicas: 2, size: 'M' },
  };
  first = await changes.preview(creation);
  const created = await changes.carryOut(creation);
  serviceId = created.serviceId;
});

afterAll(async () => {
  await kubectl('dev', 'delete', 'namespace', namespace, '--wait=false');
});

describe('preflight', () => {
  it('of a first creation looks at image and names, and misses no namespace', () => {
    expect(
      first.preflight.map(({ code, status, instance }) => [
        ...[code, status, instance],
      ]),
    ).toEqual(
      ['image', 'platform', 'names'].map(code => [
        ...[code, 'ok', `default/${project}/web/dev`],
      ]),
    );
    expect(told(first, 'platform')!.message).toContain('amd64');
  });

  it('says how much of a quota is missing, and keeps the change from being made', async () => {
    await kubectl(
      'dev',
      ...['create', 'quota', 'small', '-n', namespace],
      '--hard=requests.cpu=1,requests.memory=10Gi,pods=9',
    );
    await eventually(
      () =>
        kubectl(
          'dev',
          ...['get', 'quota', 'small', '-n', namespace],
          ...['-o', 'jsonpath={.status.used.requests\\.cpu}'],
        ),
      text => text === '500m',
    );
    expect(told(await changes.preview(scaleTo(4)), 'quota')).toMatchObject({
      status: 'ok',
    });
    const change = scaleTo(5);
    const plan = await changes.preview(change);
    expect(troubles(plan)).toEqual([
      [
        'quota',
        'problem',
        expect.stringContaining(
          'ResourceQuota small leaves 500m of requests.cpu and the change needs 750m: 250m too little',
        ),
      ],
    ]);
    const refused = await portal.post('/operations', {
      change,
      planHash: plan.hash,
      idempotencyKey: `test-${randomUUID()}`,
    });
    expect([refused.status, refused.body.error.message]).toEqual([
      409,
      `change: ${plan.preflight.find(c => c.status === 'problem')!.message}`,
    ]);
    // Another size replaces both pods, and none may go before its successor is there.
    const larger = await changes.preview({
      ...{ kind: 'deploy', ...place() },
      size: 'L',
    });
    expect(told(larger, 'quota')).toMatchObject({
      status: 'problem',
      message: expect.stringContaining('needs 2500m'),
    });
    await remove('quota', 'small');
  });

  it('hears what admission has against pods', async () => {
    await apply({
      apiVersion: 'v1',
      kind: 'LimitRange',
      metadata: { name: 'low', namespace },
      spec: { limits: [{ type: 'Container', max: { memory: '200Mi' } }] },
    });
    const change: Change = { kind: 'deploy', ...place(), size: 'L' };
    const found = await eventually(
      async () => troubles(await changes.preview(change)),
      checks => checks.length > 0,
    );
    expect(found).toEqual([
      [
        'admission',
        'problem',
        expect.stringMatching(
          /^The cluster refuses pods of Deployment web: maximum memory usage per Container is 200Mi/,
        ),
      ],
    ]);
    expect(troubles(await changes.preview(scaleTo(3)))).toEqual([]);
    await remove('limitrange', 'low');
    expect(
      await kubectl('dev', ...['get', 'pods', '-n', namespace, '-o', 'name']),
    ).not.toContain('-try-');
  });

  it('finds an autoscaler of others that aims at the workload', async () => {
    const autoscale = async (name: string, target: string) =>
      kubectl(
        'dev',
        ...['autoscale', 'deployment', target, '-n', namespace],
        ...[`--name=${name}`, '--min=1', '--max=3', '--cpu-percent=80'],
      );
    await kubectl(
      'dev',
      ...['create', 'deployment', 'other', '-n', namespace],
      ...['--image=other:1', '--replicas=0'],
    );
    await autoscale('theirs', 'other');
    expect(troubles(await changes.preview(scaleTo(3)))).toEqual([]);
    await autoscale('foreign', 'web');
    expect(troubles(await changes.preview(scaleTo(3)))).toEqual([
      [
        'autoscaler',
        'problem',
        expect.stringContaining(
          `HorizontalPodAutoscaler ${namespace}/foreign, which is not Mooring's, sets the replicas of Deployment web`,
        ),
      ],
    ]);
    await remove('hpa', 'foreign');
  });

  it('names who else manages a field', async () => {
    const deployment = {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'web', namespace },
    };
    const options = ['--server-side', '--field-manager=argocd-controller'];
    await apply({ ...deployment, spec: { replicas: 2 } }, ...options);
    expect(troubles(await changes.preview(scaleTo(3)))).toEqual([
      [
        'managers',
        'warning',
        `Argo CD (argocd-controller) also manages Deployment ${namespace}/web (.spec.replicas); the operation will be held there until somebody takes the field over`,
      ],
    ]);
    await apply(deployment, ...options);
    expect(troubles(await changes.preview(scaleTo(3)))).toEqual([]);
  });

  it('finds that no node can run an image', async () => {
    const plan = await changes.preview({
      ...{ kind: 'deploy', ...place() },
      image: '1.27.4-arm',
    });
    expect(troubles(plan)).toEqual([
      [
        'platform',
        'problem',
        expect.stringMatching(
          /1\.27\.4-arm exists for arm64, and the nodes are amd64: none can run it/,
        ),
      ],
    ]);
  });

  it('says how long past rollouts took, once there were some', async () => {
    expect(
      (await changes.preview({ kind: 'restart', ...place() })).summary[0],
    ).toEqual(
      // The creation itself started two pods.
      expect.objectContaining({
        podsReplaced: 2,
        estimateSeconds: expect.any(Number),
      }),
    );
    await portal
      .knex('operation_steps')
      .where({ type: 'kubernetes.rollout' })
      .update({
        started_at: portal.knex.raw(`ended_at - interval '20 seconds'`),
      });
    const { summary } = await changes.preview({ kind: 'restart', ...place() });
    expect(summary[0]!.estimateSeconds).toBe(20);
    expect((await changes.preview(scaleTo(3))).summary[0]).not.toHaveProperty(
      'estimateSeconds',
    );
  });

  it('of a way back says what it lowers, opens, leaves behind and stops', async () => {
    await changes.carryOut({
      ...{ kind: 'deploy', ...place() },
      image: '1.28.0',
      size: 'L',
      secrets: { set: { TOKEN: 'hunter2-hunter2' }, remove: [] },
      network: { access: 'restricted', projects: [] },
    });
    await changes.carryOut(scaleTo(3));
    const back = (restore?: string[]) =>
      ({
        ...{ kind: 'rollback', ...place(), release: 1 },
        ...(restore && { restore }),
      } as Change);
    expect(troubles(await changes.preview(back()))).toEqual([
      [
        'credentials',
        'warning',
        'Release 1 had other secrets: it did not have TOKEN. Secrets stay as they are now unless they are restored too',
      ],
    ]);
    expect(
      troubles(
        await changes.preview(
          back(['version', 'capacity', 'network', 'credentials']),
        ),
      ),
    ).toEqual([
      [
        'capacity',
        'warning',
        'There is less capacity afterwards: from 3 replicas to 2, from 1 of CPU to 250m, from 512Mi of memory to 128Mi',
      ],
      [
        'network',
        'warning',
        'More may connect afterwards: everybody in the cluster',
      ],
    ]);

    const stuck = await changes.start({
      ...{ kind: 'deploy', ...place() },
      image: '1.28.2-stuck',
    });
    await changes.reached(stuck.id, ({ stepList }) =>
      stepList.some(({ state }) => state === 'waiting'),
    );
    const plan = await changes.preview(back(['version', 'credentials']));
    expect(plan.summary[0]!.supersedes).toBe(stuck.id);
    expect(troubles(plan)).toEqual([]);
    await portal.post(`/operations/${stuck.id}/undo`, {});
    await changes.reached(stuck.id, ({ endedAt }) => endedAt !== undefined);
  });

  it('finds that an old image is not there any more', async () => {
    const gone = `sha256:${'0'.repeat(64)}`;
    await portal
      .knex('releases')
      .where({ number: 1 })
      .update({
        content: portal.knex.raw(
          `jsonb_set(content, '{image,digest}', to_jsonb(?::text))`,
          [gone],
        ),
      });
    const plan = await changes.preview({
      ...{ kind: 'rollback', ...place() },
      ...{ release: 1, restore: ['version', 'credentials'] },
    });
    expect(troubles(plan)).toEqual([
      [
        'image',
        'problem',
        expect.stringMatching(
          /1\.27\.3 is not in its registry any more \(sha256:0{12}…\)/,
        ),
      ],
    ]);
  });
});
