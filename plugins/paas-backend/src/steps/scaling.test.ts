import { randomUUID } from 'node:crypto';
import { spawn } from 'node:child_process';
import type { TestBackend } from '@backstage/backend-test-utils';
import type { Manifest } from '@mooring/common';
import type {
  ClusterReader,
  ClusterWriter,
} from '@mooring/backstage-plugin-clusters-node';
import type {
  ReleaseContent,
  Scaling,
} from '@mooring/backstage-plugin-paas-common';
import type {
  StepRunContext,
  StepType,
} from '@mooring/backstage-plugin-paas-node';
import { environmentSchema } from '@mooring/common';
import { eventually, readSandbox } from '@mooring/test-utils';
import { plainBlueprint } from '../__testUtils__/crash/plainBlueprint';
import { kubectl } from '../__testUtils__/sandbox';
import { renderContent } from '../blueprints/renderContent';
import { setScaling } from '../domain/content/setScaling';
import { planTransition } from '../domain/planTransition';
import { createRelease } from '../domain/Release';
import type { SecretVault } from '../secrets/types';
import { startClusterServices } from './__testUtils__/startClusterServices';
import { KubernetesApplyStep } from './KubernetesApplyStep';
import { KubernetesPruneStep } from './KubernetesPruneStep';
import { KubernetesRolloutStep } from './KubernetesRolloutStep';

jest.setTimeout(120_000);

const project = `scale${randomUUID().slice(0, 6)}`;
const namespace = `${project}-dev`;
const instanceRef = `default/${project}/web/dev`;

let backend: TestBackend;
let writer: ClusterWriter;
let reader: ClusterReader;

const context: StepRunContext = {
  instanceId: randomUUID(),
  instanceRef,
  get signal() {
    return AbortSignal.timeout(30_000);
  },
  operationId: 'op-1',
  startedAt: new Date(),
  taken: [],
  guard: async () => {},
  log: () => {},
};

const content: ReleaseContent = renderContent({
  blueprint: plainBlueprint,
  environment: environmentSchema.parse({
    name: 'dev',
    title: 'Development',
    cluster: 'dev',
    namespace: '{project}-dev',
  }),
  projectRef: `system:default/${project}`,
  service: 'web',
  values: { lost: false },
  image: plainBlueprint.image,
  source: { kind: 'image', reference: '' },
  size: {
    name: 'S',
    resources: {
      requests: { cpu: '10m', memory: '8Mi' },
      limits: { memory: '8Mi' },
    },
  },
  scaling: { mode: 'fixed', replicas: 3 },
  network: { access: 'open' },
});

/** Every number of replicas that the Deployment was ever to have, as kubectl saw it. */
function watchReplicas(): { seen: () => number[]; stop: () => void } {
  const { bin, clusters } = readSandbox();
  const args = [
    ...['--kubeconfig', clusters.dev.kubeconfig],
    ...['get', 'deployment', 'web', '-n', namespace, '-w'],
    ...['-o', 'jsonpath={.spec.replicas}{"\\n"}'],
  ];
  const child = spawn(bin.kubectl, args, {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let text = '';
  child.stdout.on('data', chunk => {
    text += chunk;
  });
  return {
    seen: () => text.split('\n').filter(Boolean).map(Number),
    stop: () => child.kill(),
  };
}

async function carryOut(
  from: ReleaseContent | undefined,
  to: ReleaseContent,
): Promise<void> {
  const types = new Map<string, StepType>(
    [
      new KubernetesApplyStep(writer, {} as SecretVault),
      new KubernetesRolloutStep(writer, reader),
      new KubernetesPruneStep(writer),
    ].map(type => [type.type, type as StepType]),
  );
  const steps = planTransition(
    instanceRef,
    from && createRelease(1, from),
    createRelease(2, to),
  );
  for (const step of steps) {
    const type = types.get(step.type);
    if (type) {
      await type.preview(step.input, context);
      await eventually(
        () => type.run(step.input, context),
        ({ status }) => status === 'done',
        60_000,
      );
    }
  }
}

async function replicasAndOwners() {
  const text = await kubectl(
    'dev',
    ...['get', 'deployment', 'web', '-n', namespace],
    ...['-o', 'json', '--show-managed-fields'],
  );
  const { spec, metadata } = JSON.parse(text) as Manifest & {
    spec: { replicas: number };
    metadata: {
      managedFields: {
        manager: string;
        fieldsV1: { 'f:spec'?: { 'f:replicas'?: object } };
      }[];
    };
  };
  return {
    replicas: spec.replicas,
    owners: metadata.managedFields
      .filter(({ fieldsV1 }) => fieldsV1['f:spec']?.['f:replicas'])
      .map(({ manager }) => manager),
  };
}

beforeAll(async () => {
  ({ backend, writer, reader } = await startClusterServices());
});

afterAll(async () => {
  await backend.stop();
  await kubectl('dev', 'delete', 'namespace', namespace, '--wait=false');
});

it('turns an autoscaler on and off, stops and starts, and never passes through one replica', async () => {
  const auto: Scaling = { mode: 'auto', min: 2, max: 5, cpuPercent: 80 };
  const scaled = setScaling(content, auto, true);
  await carryOut(undefined, content);
  const watched = watchReplicas();
  try {
    await eventually(
      async () => watched.seen(),
      seen => seen.length > 0,
    );

    await carryOut(content, scaled);
    expect(await replicasAndOwners()).toEqual({
      replicas: 3,
      owners: ['mooring-autoscaler'],
    });
    const wider = setScaling(scaled, { ...auto, min: 4 }, true);
    await carryOut(scaled, wider);
    // The autoscaler's controller raises it to the new least number by itself.
    await eventually(
      replicasAndOwners,
      ({ replicas }) => replicas === 4,
      60_000,
    );
    expect((await replicasAndOwners()).owners).toEqual([
      'kube-controller-manager',
    ]);

    const fixed = setScaling(wider, { mode: 'fixed', replicas: 5 }, true);
    await carryOut(wider, fixed);
    expect(await replicasAndOwners()).toEqual({
      replicas: 5,
      owners: ['mooring'],
    });
    expect(new Set(watched.seen())).toEqual(new Set([3, 4, 5]));

    const stopped = setScaling(fixed, auto, false);
    await carryOut(fixed, stopped);
    expect((await replicasAndOwners()).replicas).toBe(0);
    await carryOut(stopped, setScaling(stopped, auto, true));
    expect((await replicasAndOwners()).replicas).toBe(2);
    expect(watched.seen()).not.toContain(1);
  } finally {
    watched.stop();
  }
});
