import { randomUUID } from 'node:crypto';
import { connect, type PeerCertificate } from 'node:tls';
import {
  instanceLabels,
  instanceSelector,
  parseLabelSelector,
  requirementsOf,
} from '@mooring/common';
import { eventually } from '@mooring/test-utils';
import { isStale, isSynced, openReader } from '../__testUtils__/openReader';
import { kubectl, readCluster } from '../__testUtils__/sandbox';
import type { ClusterReader, InstanceFacts } from '../readerTypes';

jest.setTimeout(90_000);

const namespace = `reader-${randomUUID().slice(0, 8)}`;
const instance = { project: 'shop', service: 'web', environment: 'dev' };
const labels = instanceLabels(instance);
const selector = instanceSelector(instance);
const selection = {
  cluster: 'dev',
  namespace,
  requirements: requirementsOf(selector),
};

function object(
  apiVersion: string,
  kind: string,
  name: string,
  body: object,
  more: object = {},
) {
  return { apiVersion, kind, metadata: { name, namespace, ...more }, ...body };
}

const container = {
  name: 'app',
  image: 'app:1',
  resources: { requests: { cpu: '150m', memory: '32Mi' } },
};

function deployment(replicas: number) {
  const spec = {
    containers: [
      { ...container, envFrom: [{ configMapRef: { name: 'settings' } }] },
    ],
    volumes: [{ name: 'v', persistentVolumeClaim: { claimName: 'data' } }],
  };
  return object(
    'apps/v1',
    'Deployment',
    'web',
    {
      spec: {
        replicas,
        selector: { matchLabels: selector },
        template: { metadata: { labels }, spec },
      },
    },
    { labels },
  );
}

const backend = { service: { name: 'web', port: { number: 80 } } };
const port = [{ port: 80 }];
/** None of them has the labels of the service, but all belong to it. */
const AROUND = [
  object('v1', 'ConfigMap', 'settings', { data: { a: 'b' } }),
  object('v1', 'PersistentVolumeClaim', 'data', {
    spec: {
      accessModes: ['ReadWriteOnce'],
      resources: { requests: { storage: '1Gi' } },
      ...{ storageClassName: '', volumeName: namespace },
    },
  }),
  object('v1', 'Service', 'web', { spec: { selector, ports: port } }),
  object('networking.k8s.io/v1', 'Ingress', 'web', {
    spec: {
      rules: [
        {
          host: `${namespace}.test`,
          http: { paths: [{ path: '/', pathType: 'Prefix', backend }] },
        },
      ],
    },
  }),
  object('autoscaling/v2', 'HorizontalPodAutoscaler', 'web', {
    spec: {
      scaleTargetRef: {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        name: 'web',
      },
      ...{ minReplicas: 2, maxReplicas: 4 },
    },
  }),
  object('policy/v1', 'PodDisruptionBudget', 'web', {
    spec: { maxUnavailable: 1, selector: { matchLabels: selector } },
  }),
  object('networking.k8s.io/v1', 'NetworkPolicy', 'all', {
    spec: { podSelector: {}, policyTypes: ['Ingress'] },
  }),
];
const VOLUME = {
  apiVersion: 'v1',
  kind: 'PersistentVolume',
  metadata: { name: namespace },
  spec: {
    accessModes: ['ReadWriteOnce'],
    capacity: { storage: '1Gi' },
    hostPath: { path: '/nowhere' },
  },
};
const STRANGERS = [
  object('v1', 'ConfigMap', 'other', { data: {} }),
  object('v1', 'Service', 'other', {
    spec: { selector: { app: 'other' }, ports: port },
  }),
  object(
    'batch/v1',
    'CronJob',
    'nightly',
    {
      spec: {
        schedule: '0 0 1 1 *',
        suspend: true,
        jobTemplate: {
          spec: {
            template: {
              spec: { containers: [container], restartPolicy: 'Never' },
            },
          },
        },
      },
    },
    { labels: { 'backstage.io/kubernetes-id': namespace } },
  ),
];

const count = (facts: InstanceFacts) =>
  Object.fromEntries(
    Object.entries(facts).flatMap(([list, rows]) =>
      Array.isArray(rows) && rows.length > 0 ? [[list, rows.length]] : [],
    ),
  );

async function get(...args: string[]): Promise<string[]> {
  const text = await kubectl(['get', ...args]);
  return text.split(/\s+/).filter(Boolean).sort();
}

function certificateOf(url: string): Promise<PeerCertificate> {
  const { hostname, port: at } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect(
      { host: hostname, port: Number(at), rejectUnauthorized: false },
      () => {
        resolve(socket.getPeerCertificate());
        socket.destroy();
      },
    ).on('error', reject);
  });
}

describe('DefaultClusterReader', () => {
  let reader: ClusterReader;
  let close: () => Promise<void>;

  beforeAll(async () => {
    await kubectl(['create', 'namespace', namespace]);
    for (const manifest of [VOLUME, ...AROUND, ...STRANGERS, deployment(2)]) {
      await kubectl(['apply', '-f', '-'], manifest);
    }
    ({ reader, close } = openReader({ dev: readCluster() }));
    await eventually(() => reader.health('dev'), isSynced);
  });
  afterAll(async () => {
    await close();
    await kubectl(['delete', 'namespace', namespace, '--wait=false']);
    await kubectl(['delete', 'pv', namespace, '--wait=false']);
  });

  const facts = () => reader.instance(selection);

  it('shows what belongs together, and nothing else', async () => {
    await eventually(facts, ({ workloads }) => workloads[0]?.ready === 2);
    expect(count(facts())).toMatchObject({
      ...{ workloads: 1, replicaSets: 1, pods: 2, services: 1, ingresses: 1 },
      ...{ autoscalers: 1, budgets: 1, networkPolicies: 1, claims: 1 },
      configMaps: 1,
    });
    expect(facts()).toMatchObject({
      health: {
        cluster: 'dev',
        state: 'synced',
        error: undefined,
        refused: [],
      },
      workloads: [{ name: 'web', wanted: 2, ready: 2, observed: true }],
      pods: [
        { phase: 'Running', ready: true, restarts: 0, troubles: [] },
        { phase: 'Running', ready: true, restarts: 0, troubles: [] },
      ],
      configMaps: [{ name: 'settings', keys: ['a'] }],
    });
    const inNamespace = ['-n', namespace];
    const pods = await get('pods', ...inNamespace, '-o=name');
    expect(facts().pods.map(pod => `pod/${pod.name}`)).toEqual(pods);
    const nodes = await get(
      ...['pods', ...inNamespace],
      '-o=jsonpath={.items[*].spec.nodeName}',
    );
    expect(facts().nodes.map(node => node.name)).toEqual([...new Set(nodes)]);
    const service = { ...instance, service: 'api' };
    const other = requirementsOf(instanceSelector(service));
    expect(
      count(reader.instance({ ...selection, requirements: other })),
    ).toEqual({});
  });

  it('lets nobody see a service through labels that do not name it', async () => {
    const see = (text: string) =>
      count(
        reader.instance({
          cluster: 'dev',
          namespace: undefined,
          requirements: parseLabelSelector(text),
        }),
      );
    expect(see('app.kubernetes.io/name=web')).toEqual({});
    expect(see('mooring.dev/service')).toEqual({});
    expect(see('mooring.dev/service=web')).toEqual({});
    expect(see(`backstage.io/kubernetes-id=${namespace}`)).toEqual({
      cronJobs: 1,
    });
    const job = ['create', 'job', 'now', '--from=cronjob/nightly'];
    await kubectl([...job, '-n', namespace]);
    await eventually(
      () => see(`backstage.io/kubernetes-id=${namespace}`),
      seen => seen.jobs === 1 && seen.pods === 1,
    );
  });

  it('shows each change within two seconds, to those alone whom it concerns', async () => {
    const before = facts().version;
    expect(facts().version).toBe(before);
    const [changed, unconcerned] = [jest.fn(), jest.fn()];
    const end = reader.subscribe(selection, changed);
    const others = requirementsOf(
      instanceSelector({ ...instance, service: 'b' }),
    );
    reader.subscribe({ ...selection, requirements: others }, unconcerned);
    const pods: string[] = [];
    const endPods = reader.subscribePods(({ before: was, after }) => {
      const pod = after ?? was;
      pods.push(`${pod?.namespace} ${was?.phase} -> ${after?.phase}`);
    });
    await kubectl(['apply', '-f', '-'], deployment(3));
    await eventually(
      () => facts().workloads[0]?.wanted,
      wanted => wanted === 3,
      2_000,
    );
    expect(facts().version).toBeGreaterThan(before);
    await eventually(
      () => facts().pods.filter(({ ready }) => ready).length,
      ready => ready === 3,
    );
    expect(changed).toHaveBeenCalled();
    expect(pods).toContain(`${namespace} undefined -> Pending`);
    expect(pods).toContain(`${namespace} Pending -> Running`);

    await kubectl(['create', '-f', '-'], {
      apiVersion: 'v1',
      kind: 'Event',
      metadata: { name: 'web.1', namespace },
      involvedObject: {
        kind: 'Pod',
        namespace,
        name: facts().pods[0]!.name,
        uid: facts().pods[0]!.uid,
      },
      ...{ type: 'Warning', reason: 'BackOff', message: 'no', count: 3 },
    });
    await eventually(facts, ({ warnings }) => warnings.length > 0);
    expect(facts().warnings).toMatchObject([{ reason: 'BackOff', count: 3 }]);

    end();
    endPods();
    changed.mockClear();
    await kubectl(['delete', 'deployment', 'web', '-n', namespace]);
    await eventually(facts, ({ pods: left }) => left.length === 0);
    expect(changed).not.toHaveBeenCalled();
    expect(unconcerned).not.toHaveBeenCalled();
    await kubectl(['apply', '-f', '-'], deployment(2));
  });

  it('knows the nodes and what is on them', async () => {
    await eventually(
      facts,
      ({ pods }) => pods.filter(p => p.ready).length === 2,
    );
    const names = await get('nodes', '-o=name');
    expect(reader.nodes('dev').map(({ name }) => `node/${name}`)).toEqual(
      names,
    );
    const [pod] = facts().pods;
    const node = pod!.node!;
    const running = await get(
      ...['pods', '-A', '-o=jsonpath={.items[*].metadata.uid}'],
      `--field-selector=spec.nodeName=${node},status.phase!=Succeeded,status.phase!=Failed`,
    );
    const shown = () =>
      reader
        .podsOnNode('dev', node)
        .map(({ uid }) => uid)
        .sort();
    expect(shown()).toEqual(running);
    const requested = reader.requestedOnNodes('dev').get(node)!;
    expect(requested.pods).toBe(running.length);
    const ours = facts().pods.filter(({ node: on }) => on === node).length;
    expect(requested.cpu).toBeGreaterThanOrEqual(150 * ours);
    expect(requested.memory).toBeGreaterThanOrEqual(32 * 2 ** 20 * ours);
  });

  it('tells operators about a cluster', async () => {
    const { gitVersion } = JSON.parse(
      await kubectl(['version', '-o', 'json']),
    ).serverVersion;
    const certificate = await certificateOf(readCluster().server);
    expect(reader.detail('dev')).toMatchObject({
      cluster: 'dev',
      state: 'synced',
      version: gitVersion,
      certificateExpiresAt: Date.parse(certificate.valid_to),
      quarantined: [],
    });
    expect(new Set(reader.detail('dev').kinds.map(it => it.state))).toEqual(
      new Set(['synced']),
    );
    const [counters] = reader.counters();
    expect(counters).toMatchObject({
      ...{ cluster: 'dev', lists: 17, watches: 17, failures: 0 },
      objects: { namespaces: (await get('namespaces', '-o=name')).length },
    });
    expect(counters!.stalenessSeconds).toBeLessThan(10);
    expect(counters!.eventLagMs).toBeLessThan(2_000);
  });

  it('says why it has never seen a cluster', async () => {
    const other = openReader({ dev: { ...readCluster(), token: 'no-token' } });
    const health = await eventually(() => other.reader.health('dev'), isStale);
    expect(health).toEqual({
      cluster: 'dev',
      state: 'stale',
      asOf: undefined,
      error: "Cluster dev refuses the portal's credentials",
      refused: [],
    });
    expect(() => other.reader.health('nowhere')).toThrow(
      "No cluster 'nowhere'",
    );
    await other.close();
  });
});
