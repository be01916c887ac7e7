import { randomUUID } from 'node:crypto';
import type { TestBackend } from '@backstage/backend-test-utils';
import {
  instanceLabels,
  instanceSelector,
  objectRefOf,
  requirementsOf,
  type Manifest,
} from '@mooring/common';
import type {
  ClusterReader,
  ClusterWriter,
} from '@mooring/backstage-plugin-clusters-node';
import type { StepRunContext } from '@mooring/backstage-plugin-paas-node';
import { eventually } from '@mooring/test-utils';
import { kubectl } from '../__testUtils__/sandbox';
import { knownSecret as vault } from './__testUtils__/knownSecret';
import { manifestsOf } from './__testUtils__/manifests';
import { startClusterServices } from './__testUtils__/startClusterServices';
import { KubernetesApplyStep } from './KubernetesApplyStep';
import { KubernetesPruneStep } from './KubernetesPruneStep';
import { KubernetesRolloutStep } from './KubernetesRolloutStep';

jest.setTimeout(60_000);

const project = `steps${randomUUID().slice(0, 6)}`;
const namespace = `${project}-dev`;
const projectRef = `system:default/${project}`;
const instance = { project, service: 'web', environment: 'dev' };
const { configMap, deployment, input } = manifestsOf(project);

let backend: TestBackend;
let writer: ClusterWriter;
let reader: ClusterReader;
let guard: jest.Mock;
function context(override: Partial<StepRunContext> = {}): StepRunContext {
  return {
    instanceId: randomUUID(),
    instanceRef: `default/${project}/web/dev`,
    signal: AbortSignal.timeout(30_000),
    operationId: 'op-1',
    startedAt: new Date(),
    taken: [],
    guard,
    log: () => {},
    ...override,
  };
}

async function read(kind: string, name: string) {
  const text = await kubectl(
    'dev',
    ...['get', kind, name, '-n', namespace, '-o', 'json'],
  );
  return JSON.parse(text);
}

beforeAll(async () => {
  ({ backend, writer, reader } = await startClusterServices());
});

beforeEach(() => {
  guard = jest.fn(async () => {});
});

afterAll(async () => {
  await backend.stop();
  await kubectl('dev', 'delete', 'namespace', namespace, '--wait=false');
});

describe('the kubernetes steps', () => {
  it('build a service, change only what differs, and remove it again', async () => {
    const apply = new KubernetesApplyStep(writer, vault);
    const rollout = new KubernetesRolloutStep(writer, reader);
    const prune = new KubernetesPruneStep(writer);
    const first = input(configMap({ a: '1', b: '2' }), deployment(2));

    const preview = await apply.preview(first, context());
    expect(preview).toEqual(await apply.preview(first, context()));
    expect(preview.changes).toMatchObject([
      {
        object: `ConfigMap ${namespace}/web-config`,
        field: '',
        after: { data: { a: '1', b: '2' } },
      },
      {
        object: `Deployment ${namespace}/web`,
        field: '',
        after: { spec: { replicas: 2 } },
      },
    ]);
    expect(preview.notes).toEqual([`Namespace ${namespace} is created`]);
    expect(guard).not.toHaveBeenCalled();

    await expect(apply.run(first, context())).resolves.toEqual({
      status: 'done',
      summary: `Created Namespace ${namespace}, ConfigMap web-config, Deployment web`,
    });
    expect(guard).toHaveBeenCalledTimes(3);
    const { metadata } = JSON.parse(
      await kubectl('dev', 'get', 'namespace', namespace, '-o', 'json'),
    );
    expect(metadata.annotations['mooring.dev/project']).toBe(projectRef);
    expect(metadata.labels['pod-security.kubernetes.io/enforce']).toBe(
      'restricted',
    );

    const waitForRollout = {
      cluster: 'dev',
      workloads: [{ ...objectRefOf(deployment(2)), namespace }],
      timeoutSeconds: 60,
    };
    const outcome = await eventually(
      () => rollout.run(waitForRollout, context()),
      ({ status }) => status === 'done',
    );
    expect(outcome.summary).toBe('All replicas are ready');
    expect((await read('deployment', 'web')).status.availableReplicas).toBe(2);

    const before = (await read('deployment', 'web')).metadata;
    await expect(
      apply.run(first, context({ operationId: 'op-2' })),
    ).resolves.toEqual({ status: 'done', summary: '2 unchanged' });
    const untouched = (await read('deployment', 'web')).metadata;
    expect(before.annotations['mooring.dev/operation']).toBe('op-1');
    // Stamped nevertheless: what another worker was about to write is refused.
    expect(untouched.annotations['mooring.dev/operation']).toBe('op-2');
    await expect(
      writer.apply('dev', deployment(9), before),
    ).rejects.toMatchObject({ name: 'ClusterConflictError', fields: [] });
    await apply.run(first, context({ operationId: 'op-2' }));
    const again = (await read('deployment', 'web')).metadata;
    expect(again.resourceVersion).toBe(untouched.resourceVersion);

    const second = input(configMap({ a: '1', c: '3' }), deployment(3));
    const changes = [
      {
        object: `ConfigMap ${namespace}/web-config`,
        field: 'data.b',
        before: '2',
        after: undefined,
      },
      {
        object: `ConfigMap ${namespace}/web-config`,
        field: 'data.c',
        before: undefined,
        after: '3',
      },
      {
        object: `Deployment ${namespace}/web`,
        field: 'spec.replicas',
        before: 2,
        after: 3,
      },
    ];
    expect((await apply.preview(second, context())).changes).toEqual(changes);
    await apply.run({ ...second, release: 2 }, context());
    expect((await apply.preview(second, context())).changes).toEqual([]);
    expect((await read('configmap', 'web-config')).data).toEqual({
      a: '1',
      c: '3',
    });
    const changed = await read('deployment', 'web');
    expect(changed.spec.replicas).toBe(3);
    expect(changed.metadata.annotations['mooring.dev/release']).toBe('2');
    expect(changed.spec.template.metadata.annotations).toBeUndefined();

    const removal = {
      cluster: 'dev',
      objects: second.objects.map(object => ({
        ...objectRefOf(object),
        namespace,
      })),
    };
    expect((await prune.preview(removal, context())).changes).toHaveLength(2);
    await eventually(
      () => prune.run(removal, context()),
      ({ status }) => status === 'done',
    );
    const left = await kubectl(
      'dev',
      ...['get', 'deployments,pods', '-n', namespace, '-o', 'name'],
    );
    expect(left).toBe('');
    expect((await prune.preview(removal, context())).changes).toEqual([]);
    await expect(prune.run(removal, context())).resolves.toMatchObject({
      status: 'done',
    });
  }, 60_000);

  it('see a default come back when a field is left out', async () => {
    const apply = new KubernetesApplyStep(writer, vault);
    const prune = new KubernetesPruneStep(writer);
    const with120 = input(deployment(1, { progressDeadlineSeconds: 120 }));
    await apply.run(with120, context());
    const without = input(deployment(1));
    await expect(apply.preview(without, context())).resolves.toMatchObject({
      changes: [
        { field: 'spec.progressDeadlineSeconds', before: 120, after: 600 },
      ],
    });
    await apply.run(without, context());
    const { spec } = await read('deployment', 'web');
    expect(spec.progressDeadlineSeconds).toBe(600);
    const removal = {
      cluster: 'dev',
      objects: [{ ...objectRefOf(deployment(1)), namespace }],
    };
    await eventually(
      () => prune.run(removal, context()),
      ({ status }) => status === 'done',
    );
  });

  it('touch nothing that belongs to others', async () => {
    const apply = new KubernetesApplyStep(writer, vault);
    const prune = new KubernetesPruneStep(writer);
    const ours = input(configMap({ a: '1' }));
    const foreign = configMap({ a: '1' }, { 'mooring.dev/service': 'api' });
    await apply.run(input(foreign), context());

    const message = `ConfigMap ${namespace}/web-config exists in cluster dev and does not belong to default/${project}/web/dev`;
    await expect(apply.preview(ours, context())).rejects.toThrow(message);
    await expect(apply.run(ours, context())).rejects.toThrow(message);
    const removal = {
      cluster: 'dev',
      objects: [{ ...objectRefOf(foreign), namespace }],
    };
    expect(await prune.preview(removal, context())).toEqual({
      changes: [],
      notes: [`ConfigMap ${namespace}/web-config is not Mooring's and stays`],
    });
    expect(await prune.run(removal, context())).toMatchObject({
      status: 'done',
    });
    expect((await read('configmap', 'web-config')).data.a).toBe('1');
    await kubectl('dev', 'delete', 'configmap', 'web-config', '-n', namespace);

    await apply.run(ours, context());
    await kubectl(
      'dev',
      ...['patch', 'configmap', 'web-config', '-n', namespace],
      ...['--field-manager=someone', '-p', '{"data":{"a":"theirs"}}'],
    );
    const conflict = {
      object: `ConfigMap ${namespace}/web-config`,
      field: '.data.a',
      manager: 'someone',
    };
    expect(await apply.preview(ours, context())).toMatchObject({
      changes: [{ field: 'data.a', before: 'theirs', after: '1' }],
      conflicts: [conflict],
    });
    await expect(apply.run(ours, context())).rejects.toMatchObject({
      name: 'FieldConflictError',
      conflicts: [conflict],
    });
    const elsewhere = [{ ...conflict, manager: 'someone-else' }];
    await expect(
      apply.run(ours, context({ taken: elsewhere })),
    ).rejects.toMatchObject({ name: 'FieldConflictError' });
    expect((await read('configmap', 'web-config')).data.a).toBe('theirs');

    await apply.run(ours, context({ taken: [conflict] }));
    expect((await read('configmap', 'web-config')).data.a).toBe('1');

    for (const [place, words] of [
      ['kube-system', 'belongs to the cluster itself'],
      ['default', 'belongs to the cluster itself'],
      ['mooring-system', 'belongs to no project'],
    ] as const) {
      const inside = { ...configMap({}).metadata, namespace: place };
      const there = {
        ...input({ ...configMap({}), metadata: inside }),
        namespace: place,
      };
      await expect(apply.preview(there, context())).rejects.toThrow(words);
      await expect(apply.run(there, context())).rejects.toThrow(words);
    }
    await expect(
      apply.run({ ...ours, projectRef: 'system:default/other' }, context()),
    ).rejects.toThrow(
      `Namespace ${namespace} of cluster dev belongs to ${projectRef}, not to system:default/other`,
    );
  });

  it('finish what a process left behind that ended while it created', async () => {
    const { metadata, ...content } = configMap({ a: '1' });
    const half = { ...metadata, name: 'half' };
    await kubectl(
      'dev',
      ...['create', 'configmap', 'half', '-n', namespace],
      ...['--field-manager=mooring', '--from-literal=a=1'],
      ...['--from-literal=dropped=yes'],
    );
    await kubectl(
      'dev',
      ...['label', 'configmap', 'half', '-n', namespace],
      ...['--field-manager=mooring'],
      ...Object.entries(half.labels ?? {}).map(pair => pair.join('=')),
    );
    await new KubernetesApplyStep(writer, vault).run(
      input({ ...content, metadata: half }),
      context(),
    );
    expect((await read('configmap', 'half')).data).toEqual({ a: '1' });
  });

  it('write nothing once another worker has taken over', async () => {
    guard.mockRejectedValue(new Error('fenced'));
    const apply = new KubernetesApplyStep(writer, vault);
    const late = { ...configMap({ a: 'late' }).metadata, name: 'late' };
    await expect(
      apply.run(input({ ...configMap({}), metadata: late }), context()),
    ).rejects.toThrow('fenced');
    await expect(read('configmap', 'late')).rejects.toThrow('NotFound');
  });

  it('hold while the cluster is away', async () => {
    const away = { ...input(configMap({})), cluster: 'away' };
    const held = {
      name: 'HeldError',
      holder: 'Cluster away',
      message: 'Cluster away does not answer: nothing listens at its address',
    };
    const apply = new KubernetesApplyStep(writer, vault);
    await expect(apply.run(away, context())).rejects.toMatchObject(held);
    await expect(apply.preview(away, context())).rejects.toMatchObject(held);
  });

  it('say why pods do not become ready', async () => {
    const apply = new KubernetesApplyStep(writer, vault);
    const rollout = new KubernetesRolloutStep(writer, reader);
    const manifest = deployment(2);
    const spec = manifest.spec as { template: { spec: object } };
    Object.assign(spec.template.spec, { nodeSelector: { nowhere: 'at-all' } });
    await apply.run(input(manifest), context());
    const wait = {
      cluster: 'dev',
      workloads: [{ ...objectRefOf(manifest), namespace }],
      timeoutSeconds: 60,
    };
    await expect(rollout.run(wait, context())).resolves.toMatchObject({
      status: 'waiting',
      summary: '0 of 2 ready',
    });
    await eventually(
      async () =>
        reader
          .instance({
            cluster: 'dev',
            namespace,
            requirements: requirementsOf(instanceSelector(instance)),
          })
          .pods.filter(pod => pod.reason === 'Unschedulable').length,
      count => count === 2,
    );
    await expect(
      rollout.run(wait, context({ startedAt: new Date(Date.now() - 61_000) })),
    ).rejects.toThrow(/0 of 2 ready: Unschedulable: .*node.*selector/);
  });

  it('bring secrets into the cluster and show them nowhere else', async () => {
    const apply = new KubernetesApplyStep(writer, vault);
    const secret: Manifest = {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: {
        name: 'web-secret-1',
        namespace,
        labels: instanceLabels(instance),
      },
      immutable: true,
      type: 'Opaque',
      sealedData: { PASSWORD: 'k:1' },
    };
    const logged: string[] = [];
    const preview = await apply.preview(input(secret), context());
    expect(preview.changes).toEqual([
      {
        object: `Secret ${namespace}/web-secret-1`,
        field: '',
        after: { names: ['PASSWORD'] },
      },
    ]);
    const outcome = await apply.run(
      input(secret),
      context({ log: line => logged.push(line) }),
    );
    const { data, immutable } = await read('secret', 'web-secret-1');
    expect(immutable).toBe(true);
    expect(Buffer.from(data.PASSWORD, 'base64').toString()).toBe('hunter2');
    expect(JSON.stringify([preview, outcome, logged])).not.toContain('hunter2');
    expect((await apply.preview(input(secret), context())).changes).toEqual([]);
  });
});
