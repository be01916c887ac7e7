import { eventually, kubectl } from '@mooring/test-utils';
import type { HandRunNode } from './__testUtils__/lab/HandRunNode';
import { Lab } from './__testUtils__/lab/Lab';
import {
  app,
  deployment,
  metadata,
  service,
} from './__testUtils__/lab/manifests';
import { podStatus, running } from './__testUtils__/lab/podStatus';

jest.setTimeout(180_000);

const lab = new Lab();
const namespace = lab.main;
let node: HandRunNode;

/** Faults that control planes find out by themselves: they are caused for real. */
describe('diagnose, on what is around workloads of a real control plane', () => {
  beforeAll(async () => {
    node = await lab.open();
  });

  afterAll(async () => {
    await lab.close('clusterrole,clusterrolebinding');
  });

  it('finds nothing the matter with what is well', async () => {
    await lab.apply(...app({ namespace, app: 'well', replicas: 2 }));
    const findings = await lab.found(namespace, 'well', 'no-budget');
    expect(findings).toHaveLength(1);
  });

  it('finds Services and Ingresses that lead nowhere', async () => {
    const rule = (name: string) => ({
      host: `${name}.mooring.test`,
      http: {
        paths: [
          {
            path: '/',
            pathType: 'Prefix',
            backend: { service: { name, port: { number: 80 } } },
          },
        ],
      },
    });
    const ingress = (name: string, spec: object) => ({
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata: metadata({ namespace, app: name }),
      spec: { rules: [rule(name)], ...spec },
    });
    await lab.apply(
      deployment({ namespace, app: 'lost' }),
      service({ namespace, app: 'lost' }, { app: 'lots' }),
      ...app({ namespace, app: 'classless' }),
      ingress('classless', {}),
      ...app({ namespace, app: 'unserved' }),
      ingress('unserved', { ingressClassName: 'nobody' }),
    );
    const lost = await lab.only('lost', 'no-endpoints');
    expect(lost.params).toEqual({ service: 'lost', selected: 0 });
    const classless = await lab.only('classless', 'ingress-no-class');
    expect(classless.severity).toBe('failure');
    const unserved = await lab.only('unserved', 'ingress-no-address');
    expect(unserved).toMatchObject({
      severity: 'warning',
      params: { ingress: 'unserved', class: 'nobody' },
    });
  });

  it('finds a Service whose pods are not ready for no known reason', async () => {
    const pod = node.placement;
    await lab.apply(...app({ namespace, app: 'silent', replicas: 2, pod }));
    const pods = await node.pods(namespace, 'silent', 2);
    for (const name of pods) {
      await node.reportPod(namespace, name, podStatus(running(false)));
    }
    const { params } = await lab.only('silent', 'no-endpoints');
    expect(params).toEqual({ service: 'silent', selected: 2 });
  });

  it('finds autoscalers without metrics and budgets that block', async () => {
    await lab.apply(
      ...app({ namespace, app: 'blind', replicas: 2 }),
      {
        apiVersion: 'autoscaling/v2',
        kind: 'HorizontalPodAutoscaler',
        metadata: metadata({ namespace, app: 'blind' }),
        spec: {
          scaleTargetRef: {
            apiVersion: 'apps/v1',
            kind: 'Deployment',
            name: 'blind',
          },
          minReplicas: 2,
          maxReplicas: 4,
          metrics: [
            {
              type: 'Resource',
              resource: {
                name: 'cpu',
                target: { type: 'Utilization', averageUtilization: 80 },
              },
            },
          ],
        },
      },
      ...app({ namespace, app: 'blocked', replicas: 2 }),
      {
        apiVersion: 'policy/v1',
        kind: 'PodDisruptionBudget',
        metadata: metadata({ namespace, app: 'blocked' }),
        spec: {
          minAvailable: 2,
          selector: { matchLabels: { app: 'blocked' } },
        },
      },
    );
    expect(await lab.only('blocked', 'budget-blocks')).toMatchObject({
      severity: 'warning',
      params: { name: 'blocked' },
    });
    const blind = await lab.only('blind', 'autoscaler-no-metrics');
    expect(blind).toMatchObject({
      severity: 'warning',
      params: {
        message: await lab.show(
          'hpa blind',
          '{.status.conditions[?(@.type=="ScalingActive")].message}',
        ),
      },
    });
  });

  it('finds risks: one pod, one node, no budget', async () => {
    const pod = { nodeSelector: { 'kubernetes.io/hostname': 'dev-node-a' } };
    await lab.apply(
      ...app({ namespace, app: 'single' }),
      ...app({ namespace, app: 'huddled', replicas: 2, pod }),
    );
    const single = await lab.only('single', 'single-replica');
    expect(single.objects).toEqual([{ kind: 'Deployment', name: 'single' }]);
    const [huddled] = await lab.found(
      namespace,
      'huddled',
      'one-node',
      'no-budget',
    );
    expect(huddled!.params).toEqual({ node: 'dev-node-a' });
  });

  it('finds a node that is lost, and what ran on it', async () => {
    const away = await lab.node('b');
    const pod = away.placement;
    await lab.apply(...app({ namespace, app: 'stranded', replicas: 2, pod }));
    const pods = await away.pods(namespace, 'stranded', 2);
    for (const name of pods) {
      await away.reportPod(namespace, name, podStatus(running(true)));
    }
    await lab.found(namespace, 'stranded');
    await away.report('False', 'KubeletNotReady');
    expect(await lab.only('stranded', 'node-lost')).toMatchObject({
      severity: 'warning',
      params: { node: away.name, pods: 2, wanted: 2 },
    });

    // What the node controller writes when a kubelet has been silent for long.
    await away.report('Unknown', 'NodeStatusUnknown');
    for (const name of pods) {
      await away.reportPod(namespace, name, podStatus(running(false)));
    }
    const failure = await eventually(
      () => lab.only('stranded', 'node-lost'),
      ({ severity, params }) => severity === 'failure' && params.pods === 2,
    );
    expect(failure.params.since).toBe(
      new Date(
        await lab.show(
          `node ${away.name}`,
          '{.status.conditions[?(@.type=="Ready")].lastTransitionTime}',
        ),
      ).toISOString(),
    );
  });

  it('finds that nothing is there', async () => {
    const finding = await lab.only('never-was', 'workload-missing');
    expect(finding.severity).toBe('failure');
  });

  it('finds a cluster that does not answer', async () => {
    const [finding] = await eventually(
      () => lab.findings(namespace, 'well', { cluster: 'away' }),
      ({ length }) => length > 0,
    );
    expect(finding).toMatchObject({
      code: 'cluster-unreachable',
      params: { cluster: 'away' },
    });
  });

  it('finds what it may not read, and concludes nothing from it', async () => {
    const { name } = lab;
    const role = { apiVersion: 'rbac.authorization.k8s.io/v1' };
    const verbs = ['get', 'list', 'watch'];
    await lab.apply(
      {
        apiVersion: 'v1',
        kind: 'ServiceAccount',
        metadata: { name, namespace },
      },
      {
        ...role,
        kind: 'ClusterRole',
        metadata: { name },
        rules: [
          {
            apiGroups: [''],
            resources: ['pods', 'services', 'nodes', 'namespaces'],
            verbs,
          },
          {
            apiGroups: ['', 'apps', 'networking.k8s.io', 'batch'],
            resources: [
              ...['deployments', 'replicasets', 'daemonsets', 'ingresses'],
              ...['statefulsets', 'networkpolicies', 'jobs', 'cronjobs'],
              ...['configmaps', 'persistentvolumeclaims'],
            ],
            verbs,
          },
        ],
      },
      {
        ...role,
        kind: 'ClusterRoleBinding',
        metadata: { name },
        roleRef: {
          apiGroup: 'rbac.authorization.k8s.io',
          kind: 'ClusterRole',
          name,
        },
        subjects: [{ kind: 'ServiceAccount', name, namespace }],
      },
    );
    const token = await kubectl('dev', [
      'create',
      'token',
      name,
      '-n',
      namespace,
    ]);
    const reader = lab.readerAs(token);
    const findings = await eventually(
      () => lab.findings(namespace, 'well', { reader }),
      ([finding]) =>
        finding?.code === 'kind-refused' &&
        String(finding.params.kinds).split(', ').length === 3,
      60_000,
    );
    expect(findings).toEqual([
      expect.objectContaining({
        severity: 'warning',
        params: {
          cluster: 'dev',
          kinds: 'events, horizontalpodautoscalers, poddisruptionbudgets',
        },
      }),
    ]);
  });
});
