import { eventually, kubectl } from '@mooring/test-utils';
import type { HandRunNode } from './__testUtils__/lab/HandRunNode';
import { Lab } from './__testUtils__/lab/Lab';
import { app, metadata, template } from './__testUtils__/lab/manifests';

jest.setTimeout(180_000);

const lab = new Lab();
const namespace = lab.main;
let node: HandRunNode;

/** Faults that control planes find out by themselves: they are caused for real. */
describe('diagnose, on workloads of a real control plane', () => {
  beforeAll(async () => {
    node = await lab.open();
  });

  afterAll(async () => {
    await lab.close('validatingwebhookconfiguration');
  });

  it('finds a request that no node can fulfil, once', async () => {
    const container = { resources: { requests: { cpu: '500' } } };
    await lab.apply(...app({ namespace, app: 'big', replicas: 2, container }));
    const finding = await eventually(
      () => lab.only('big', 'unschedulable'),
      ({ params }) => params.pods === 2,
    );
    expect(finding).toMatchObject({
      severity: 'failure',
      params: {
        why: expect.stringMatching(/^cpu/),
        wanted: 2,
        message: await lab.show(
          'pods -l app=big',
          '{.items[0].status.conditions[?(@.type=="PodScheduled")].message}',
        ),
      },
    });
  });

  it('finds a node selector that fits no node, behind the deadline of the rollout', async () => {
    const pod = { nodeSelector: { disk: 'none' } };
    const spec = { progressDeadlineSeconds: 2 };
    await lab.apply(...app({ namespace, app: 'picky', pod, spec }));
    await eventually(
      () =>
        lab.show(
          'deployment picky',
          '{.status.conditions[?(@.type=="Progressing")].reason}',
        ),
      reason => reason === 'ProgressDeadlineExceeded',
    );
    const finding = await lab.only('picky', 'unschedulable');
    expect(finding.params.why).toMatch(/^affinity/);
  });

  it('finds a rollout past its deadline where nothing tells why', async () => {
    const spec = { progressDeadlineSeconds: 2 };
    const pod = node.placement;
    await lab.apply(...app({ namespace, app: 'late', replicas: 2, pod, spec }));
    expect(await lab.only('late', 'rollout-deadline')).toMatchObject({
      params: { name: 'late', ready: 0, wanted: 2 },
      objects: [{ kind: 'Deployment', name: 'late' }],
    });
  });

  it('finds volume claims that do not exist or have no volume', async () => {
    const volume = (claimName: string) => ({
      volumes: [{ name: 'data', persistentVolumeClaim: { claimName } }],
    });
    await lab.apply(
      ...app({ namespace, app: 'unclaimed', pod: volume('gone') }),
      ...app({ namespace, app: 'unbound', pod: volume('unbound') }),
      {
        apiVersion: 'v1',
        kind: 'PersistentVolumeClaim',
        metadata: metadata({ namespace, app: 'unbound' }),
        spec: {
          accessModes: ['ReadWriteOnce'],
          storageClassName: 'none-such',
          resources: { requests: { storage: '1Gi' } },
        },
      },
    );
    const missing = await lab.only('unclaimed', 'missing-claim');
    expect(missing.params).toMatchObject({ name: 'gone', pods: 1, wanted: 1 });
    const unbound = await eventually(
      () => lab.only('unbound', 'claim-pending'),
      ({ params }) => params.message !== undefined,
    );
    expect(unbound).toMatchObject({
      params: {
        name: 'unbound',
        message: 'storageclass.storage.k8s.io "none-such" not found',
      },
      objects: [
        { kind: 'PersistentVolumeClaim', name: 'unbound' },
        { kind: 'Pod' },
      ],
    });
  });

  it('finds a quota that has no room', async () => {
    const where = await lab.namespace('quota');
    await lab.apply({
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: { name: 'few', namespace: where },
      spec: { hard: { pods: '1' } },
    });
    await eventually(
      () => lab.show('resourcequota few', '{.status.hard.pods}', where),
      hard => hard === '1',
    );
    await lab.apply(...app({ namespace: where, app: 'many', replicas: 3 }));
    expect(await lab.only('many', 'quota', where)).toMatchObject({
      params: {
        kind: 'Deployment',
        name: 'many',
        message:
          'exceeded quota: few, requested: pods=1, used: pods=1, limited: pods=1',
        pods: 2,
        wanted: 3,
      },
    });
  });

  it('finds a webhook that does not answer', async () => {
    const where = await lab.namespace('webhook');
    await lab.apply({
      apiVersion: 'admissionregistration.k8s.io/v1',
      kind: 'ValidatingWebhookConfiguration',
      metadata: { name: lab.name },
      webhooks: [
        {
          name: 'policy.mooring.test',
          clientConfig: { url: 'https://127.0.0.1:1/validate' },
          namespaceSelector: {
            matchLabels: { 'kubernetes.io/metadata.name': where },
          },
          rules: [
            {
              apiGroups: [''],
              apiVersions: ['v1'],
              operations: ['CREATE'],
              resources: ['pods'],
            },
          ],
          failurePolicy: 'Fail',
          sideEffects: 'None',
          admissionReviewVersions: ['v1'],
          timeoutSeconds: 1,
        },
      ],
    });
    await lab.apply(...app({ namespace: where, app: 'hooked', replicas: 2 }));
    const { params } = await lab.only('hooked', 'webhook', where);
    expect(params).toMatchObject({ why: 'unavailable', pods: 2, wanted: 2 });
    expect(params.message).toContain('policy.mooring.test');
  });

  it('finds what Pod Security refuses, of every kind of workload', async () => {
    const where = await lab.namespace('restricted', {
      'pod-security.kubernetes.io/enforce': 'restricted',
    });
    const of = (name: string) => ({ namespace: where, app: name });
    const pod = { restartPolicy: 'Never' };
    await lab.apply(
      ...app(of('web')),
      {
        apiVersion: 'apps/v1',
        kind: 'StatefulSet',
        metadata: metadata(of('db')),
        spec: { serviceName: 'db', replicas: 2, ...template(of('db')) },
      },
      {
        apiVersion: 'apps/v1',
        kind: 'DaemonSet',
        metadata: metadata(of('agent')),
        spec: template(of('agent')),
      },
      {
        apiVersion: 'batch/v1',
        kind: 'Job',
        metadata: metadata(of('import')),
        spec: {
          template: { spec: { ...podSpecOf({ ...of('import'), pod }) } },
        },
      },
    );
    for (const [name, kind] of [
      ['web', 'Deployment'],
      ['db', 'StatefulSet'],
      ['agent', 'DaemonSet'],
      ['import', 'Job'],
    ] as const) {
      const finding = await lab.only(name, 'creation-refused', where);
      expect(finding).toMatchObject({ params: { kind, name } });
      expect(finding.params.message).toMatch(
        /^violates PodSecurity "restricted:latest": allowPrivilegeEscalation/,
      );
    }
  });

  it('finds a Job that took too long', async () => {
    const pod = { restartPolicy: 'Never', ...node.placement };
    await lab.apply({
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: metadata({ namespace, app: 'slow' }),
      spec: {
        activeDeadlineSeconds: 2,
        backoffLimit: 0,
        template: { spec: podSpecOf({ namespace, app: 'slow', pod }) },
      },
    });
    expect(await lab.only('slow', 'job-failed')).toMatchObject({
      params: {
        name: 'slow',
        reason: 'DeadlineExceeded',
        message: 'Job was active longer than specified deadline',
      },
    });
  });

  it('finds a rollout that somebody paused', async () => {
    await lab.apply(...app({ namespace, app: 'paused', replicas: 2 }));
    // Paused earlier, it would be what keeps the service down.
    await kubectl('dev', [
      ...['rollout', 'status', 'deployment/paused', '-n', namespace],
    ]);
    await kubectl('dev', [
      ...['rollout', 'pause', 'deployment/paused', '-n', namespace],
    ]);
    const finding = await lab.only('paused', 'paused');
    expect(finding.severity).toBe('warning');
  });
});

/** A pod template without a selector, as Jobs take it. */
function podSpecOf(options: Parameters<typeof template>[0]): object {
  return (template(options) as { template: { spec: object } }).template.spec;
}
