import type { Finding } from '@mooring/backstage-plugin-paas-common';
import { eventually } from '@mooring/test-utils';
import type { HandRunNode } from './__testUtils__/lab/HandRunNode';
import { Lab } from './__testUtils__/lab/Lab';
import { app } from './__testUtils__/lab/manifests';
import {
  backingOff,
  podStatus,
  running,
  waiting,
} from './__testUtils__/lab/podStatus';

jest.setTimeout(180_000);

const lab = new Lab();
const namespace = lab.main;
let node: HandRunNode;

interface Reported {
  name: string;
  container: Parameters<typeof podStatus>[0];
  /** Reason and message of a Warning event about the pod. */
  event?: [string, string];
  finding: Partial<Finding>;
}

const PULL_ERROR =
  'failed to pull and unpack image "docker.io/library/nginx:1.99": failed to resolve reference "docker.io/library/nginx:1.99"';

/**
 * Faults that only a node with real containers causes, as kubelets report them:
 * the reports are written by hand, everything from the API server on is real.
 */
const REPORTS: Reported[] = [
  {
    name: 'tag',
    container: waiting(
      'ImagePullBackOff',
      `Back-off pulling image "nginx:1.99": ErrImagePull: rpc error: code = NotFound desc = ${PULL_ERROR}: docker.io/library/nginx:1.99: not found`,
    ),
    finding: {
      code: 'image-pull',
      params: expect.objectContaining({
        image: 'nginx:1.99',
        why: 'not-found',
      }),
    },
  },
  {
    name: 'registry',
    container: waiting(
      'ErrImagePull',
      `${PULL_ERROR}: failed to do request: Head "https://registry-1.docker.io/v2/library/nginx/manifests/1.99": dial tcp: lookup registry-1.docker.io on 10.0.0.53:53: no such host`,
    ),
    finding: {
      code: 'image-pull',
      params: expect.objectContaining({ why: 'unreachable' }),
    },
  },
  {
    name: 'login',
    container: waiting(
      'ErrImagePull',
      `${PULL_ERROR}: pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed`,
    ),
    finding: {
      code: 'image-pull',
      params: expect.objectContaining({ why: 'unauthorized' }),
    },
  },
  {
    name: 'limited',
    container: waiting(
      'ImagePullBackOff',
      'Back-off pulling image "nginx:1.99"',
    ),
    event: [
      'Failed',
      `Failed to pull image "nginx:1.99": ${PULL_ERROR}: unexpected status from HEAD request to https://registry-1.docker.io/v2/library/nginx/manifests/1.99: 429 Too Many Requests`,
    ],
    finding: {
      code: 'image-pull',
      params: expect.objectContaining({ why: 'rate-limited' }),
    },
  },
  {
    name: 'crash',
    container: backingOff('Error', 1),
    finding: {
      code: 'crash-loop',
      severity: 'failure',
      params: expect.objectContaining({
        container: 'app',
        exitCode: 1,
        restarts: 5,
      }),
    },
  },
  {
    name: 'command',
    container: backingOff(
      'StartError',
      128,
      'failed to create containerd task: exec: "serve": executable file not found in $PATH',
    ),
    finding: {
      code: 'crash-loop',
      params: expect.objectContaining({
        exitCode: 128,
        reason: 'StartError',
        message: expect.stringContaining('executable file not found'),
      }),
    },
  },
  {
    name: 'memory',
    container: backingOff('OOMKilled', 137),
    finding: {
      code: 'out-of-memory',
      severity: 'failure',
      params: expect.objectContaining({ limit: 128 * 1024 ** 2 }),
    },
  },
  {
    name: 'liveness',
    container: backingOff('Error', 137),
    event: [
      'Unhealthy',
      'Liveness probe failed: Get "http://10.0.0.9:8080/health": context deadline exceeded (Client.Timeout exceeded while awaiting headers)',
    ],
    finding: {
      code: 'probe-failing',
      params: expect.objectContaining({ probe: 'liveness', container: 'app' }),
    },
  },
  {
    name: 'readiness',
    container: running(false),
    event: [
      'Unhealthy',
      'Readiness probe failed: HTTP probe failed with statuscode: 503',
    ],
    finding: {
      code: 'probe-failing',
      severity: 'failure',
      params: expect.objectContaining({
        probe: 'readiness',
        message: 'HTTP probe failed with statuscode: 503',
      }),
    },
  },
  {
    name: 'configmap',
    container: waiting(
      'CreateContainerConfigError',
      'configmap "web-conf" not found',
    ),
    finding: {
      code: 'missing-configmap',
      params: expect.objectContaining({ name: 'web-conf' }),
    },
  },
  {
    name: 'secret-key',
    container: waiting(
      'CreateContainerConfigError',
      "couldn't find key password in Secret shop-dev/web-db",
    ),
    finding: {
      code: 'missing-secret',
      params: expect.objectContaining({ name: 'web-db', key: 'password' }),
    },
  },
  {
    name: 'secret-volume',
    container: waiting('ContainerCreating', ''),
    event: [
      'FailedMount',
      'MountVolume.SetUp failed for volume "tls" : secret "web-tls" not found',
    ],
    finding: {
      code: 'missing-secret',
      params: expect.objectContaining({ name: 'web-tls' }),
    },
  },
  {
    name: 'root',
    container: waiting(
      'CreateContainerConfigError',
      'container has runAsNonRoot and image will run as root (pod: "web", container: app)',
    ),
    finding: {
      code: 'container-error',
      params: expect.objectContaining({
        container: 'app',
        reason: 'CreateContainerConfigError',
      }),
    },
  },
];

const container = {
  resources: { limits: { memory: '128Mi' } },
  readinessProbe: { httpGet: { path: '/', port: 8080 } },
  livenessProbe: { httpGet: { path: '/health', port: 8080 } },
};

describe('diagnose, on what nodes report', () => {
  beforeAll(async () => {
    node = await lab.open();
    const pod = node.placement;
    await lab.apply(
      ...REPORTS.flatMap(({ name }) =>
        app({ namespace, app: name, replicas: 2, pod, container }),
      ),
    );
  });

  afterAll(async () => {
    await lab.close();
  });

  it.each(REPORTS)(
    '$name',
    async ({ name, container: state, event, finding }) => {
      const [bad, good] = await node.pods(namespace, name, 2);
      await node.reportPod(namespace, good!, podStatus(running(true)));
      await node.reportPod(namespace, bad!, podStatus(state));
      await node.warn(namespace, bad!, ...(event ?? ['BackOff', 'Back-off']));
      const [found, ...others] = await lab.found(
        namespace,
        name,
        finding.code!,
      );
      expect(found).toMatchObject({
        ...finding,
        objects: expect.arrayContaining([{ kind: 'Pod', name: bad }]),
      });
      expect(found!.params).toMatchObject({ pods: 1, wanted: 2 });
      expect(others).toEqual([]);
    },
  );

  it('says what runs meanwhile, when a rollout cannot pull its image', async () => {
    const options = {
      namespace,
      app: 'rolling',
      replicas: 2,
      pod: node.placement,
      spec: { strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } } },
    };
    await lab.apply(...app({ ...options, container: { image: 'nginx:1.27' } }));
    for (const name of await node.pods(namespace, 'rolling', 2)) {
      await node.reportPod(namespace, name, podStatus(running(true)));
    }
    await lab.found(namespace, 'rolling');
    const before = await node.pods(namespace, 'rolling', 2);
    await lab.apply(...app(options));
    const after = await node.pods(namespace, 'rolling', 3);
    const [newcomer] = after.filter(name => !before.includes(name));
    await node.reportPod(
      namespace,
      newcomer!,
      podStatus(waiting('ErrImagePull', `${PULL_ERROR}: not found`)),
    );
    const finding = await lab.only('rolling', 'image-pull');
    expect(finding.params).toMatchObject({
      image: 'nginx:1.99',
      lastGood: '1.27',
      serving: 2,
      pods: 1,
      wanted: 2,
    });
  });

  it('tells of a pod that was evicted, as a warning once it is replaced', async () => {
    await lab.apply(
      ...app({ namespace, app: 'evicted', replicas: 1, pod: node.placement }),
    );
    const [name] = await node.pods(namespace, 'evicted', 1);
    await node.reportPod(namespace, name!, {
      phase: 'Failed',
      reason: 'Evicted',
      message: 'The node was low on resource: memory. ',
    });
    const names = await node.pods(namespace, 'evicted', 2);
    const failure = await lab.only('evicted', 'pod-failed');
    expect(failure).toMatchObject({
      severity: 'failure',
      params: {
        reason: 'Evicted',
        message: 'The node was low on resource: memory.',
      },
    });
    const replacement = names.find(other => other !== name)!;
    await node.reportPod(namespace, replacement, podStatus(running(true)));
    await eventually(
      () => lab.only('evicted', 'pod-failed'),
      ({ severity }) => severity === 'warning',
    );
  });
});
