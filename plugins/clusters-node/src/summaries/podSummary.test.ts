import { randomUUID } from 'node:crypto';
import type { V1Pod } from '@kubernetes/client-node';
import { kubectl } from '../__testUtils__/sandbox';
import { Interner } from './Interner';
import { podSummary } from './podSummary';
import type { Raw } from './Raw';

jest.setTimeout(60_000);

const namespace = `pods-${randomUUID().slice(0, 8)}`;

const app = { name: 'app', image: 'app:1', imageID: '', restartCount: 0 };
const at = '2026-01-01T00:00:00Z';
const running = { ...app, ready: true, state: { running: { startedAt: at } } };
const waiting = (reason: string, message?: string) => ({
  ...app,
  ready: false,
  state: { waiting: { reason, message } },
});
const ended = (exitCode: number, more: object = {}) => ({
  ...app,
  ready: false,
  state: { terminated: { exitCode, ...more } },
});
const condition = (type: string, status: string, more: object = {}) => ({
  type,
  status,
  ...more,
});

/** As kubelets and the scheduler report them. */
const STATUSES: Record<string, object> = {
  fresh: { phase: 'Pending' },
  unschedulable: {
    phase: 'Pending',
    conditions: [
      condition('PodScheduled', 'False', {
        reason: 'Unschedulable',
        message: '0/3 nodes are available',
      }),
    ],
  },
  creating: {
    phase: 'Pending',
    containerStatuses: [waiting('ContainerCreating')],
  },
  'no-image': {
    phase: 'Pending',
    containerStatuses: [waiting('ImagePullBackOff', 'Back-off pulling image')],
  },
  well: {
    phase: 'Running',
    conditions: [condition('Ready', 'True')],
    containerStatuses: [running],
  },
  crashing: {
    phase: 'Running',
    containerStatuses: [
      {
        ...waiting('CrashLoopBackOff', 'back-off 10s'),
        restartCount: 4,
        lastState: { terminated: { exitCode: 1, reason: 'Error' } },
      },
    ],
  },
  killed: {
    phase: 'Running',
    containerStatuses: [ended(137, { reason: 'OOMKilled' })],
  },
  signalled: {
    phase: 'Running',
    containerStatuses: [ended(143, { signal: 15 })],
  },
  exited: { phase: 'Running', containerStatuses: [ended(3)] },
  done: {
    phase: 'Succeeded',
    containerStatuses: [ended(0, { reason: 'Completed' })],
  },
  evicted: { phase: 'Failed', reason: 'Evicted', message: 'low on memory' },
  'one-done': {
    phase: 'Running',
    conditions: [condition('Ready', 'False')],
    containerStatuses: [
      ended(0, { reason: 'Completed' }),
      { ...running, name: 'second' },
    ],
  },
  'one-failed': {
    phase: 'Running',
    containerStatuses: [
      ended(0, { reason: 'Completed' }),
      { ...ended(1, { reason: 'Error' }), name: 'second' },
    ],
  },
  'init-restarts': {
    phase: 'Pending',
    initContainerStatuses: [
      { ...waiting('CrashLoopBackOff'), name: 'first', restartCount: 3 },
    ],
    containerStatuses: [{ ...waiting('PodInitializing'), restartCount: 2 }],
  },
  initialising: {
    phase: 'Pending',
    initContainerStatuses: [
      { ...ended(0, { reason: 'Completed' }), name: 'first' },
      { ...running, ready: false, name: 'second' },
    ],
    containerStatuses: [waiting('PodInitializing')],
  },
  'init-failed': {
    phase: 'Pending',
    initContainerStatuses: [
      { ...ended(1, { reason: 'Error' }), name: 'first' },
    ],
    containerStatuses: [waiting('PodInitializing')],
  },
  leaving: { phase: 'Running', containerStatuses: [running] },
};

describe('podSummary', () => {
  let pods: Map<string, Raw<V1Pod>>;
  let shown: Map<string, { phase: string; restarts: number }>;

  beforeAll(async () => {
    await kubectl(['create', 'namespace', namespace]);
    await kubectl(['apply', '-f', '-'], {
      apiVersion: 'v1',
      kind: 'List',
      items: Object.keys(STATUSES).map(name => ({
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name, namespace, finalizers: ['mooring.dev/test'] },
        spec: {
          // Nobody schedules or runs them: the statuses below stay as they are.
          schedulerName: 'nobody',
          initContainers: [
            { name: 'first', image: 'app:1' },
            { name: 'second', image: 'app:1' },
          ],
          containers: [
            { name: 'app', image: 'app:1' },
            { name: 'second-app', image: 'app:1' },
          ],
        },
      })),
    });
    await Promise.all(
      Object.entries(STATUSES).map(([name, status]) =>
        kubectl([
          ...['patch', 'pod', name, '-n', namespace, '--subresource=status'],
          ...['--type=merge', '-p', JSON.stringify({ status })],
        ]),
      ),
    );
    await kubectl([
      'delete',
      'pod',
      'leaving',
      '-n',
      namespace,
      '--wait=false',
    ]);
    const json = await kubectl(['get', 'pods', '-n', namespace, '-o', 'json']);
    pods = new Map(
      (JSON.parse(json).items as Raw<V1Pod>[]).map(pod => [
        pod.metadata!.name!,
        pod,
      ]),
    );
    const table = await kubectl([
      'get',
      'pods',
      '-n',
      namespace,
      '--no-headers',
    ]);
    shown = new Map(
      table.split('\n').map(row => {
        const [name, , phase, restarts] = row.split(/\s+/);
        return [name!, { phase: phase!, restarts: Number(restarts) }];
      }),
    );
  }, 30_000);

  afterAll(async () => {
    await kubectl([
      ...['patch', 'pods', '-n', namespace, ...pods.keys()],
      ...['--type=merge', '-p', '{"metadata":{"finalizers":null}}'],
    ]);
    await kubectl(['delete', 'namespace', namespace, '--wait=false']);
  });

  const summary = (name: string) => podSummary(pods.get(name)!, new Interner());

  it.each(Object.keys(STATUSES))('calls %s what kubectl calls it', name => {
    const { phase, restarts } = summary(name);
    expect({ phase, restarts }).toEqual(shown.get(name));
  });

  it('says what is wrong, and nothing when nothing is', () => {
    expect(summary('no-image').troubles).toMatchObject([
      {
        container: 'app',
        init: false,
        state: 'waiting',
        reason: 'ImagePullBackOff',
        message: 'Back-off pulling image',
      },
    ]);
    expect(summary('crashing')).toMatchObject({
      ready: false,
      troubles: [
        {
          reason: 'CrashLoopBackOff',
          restarts: 4,
          last: { exitCode: 1, reason: 'Error' },
        },
      ],
    });
    expect(summary('init-failed').troubles[0]).toMatchObject({
      container: 'first',
      init: true,
      state: 'terminated',
      exitCode: 1,
    });
    expect(summary('unschedulable')).toMatchObject({
      reason: 'Unschedulable',
      message: '0/3 nodes are available',
    });
    expect(summary('killed').troubles[0]).toMatchObject({
      reason: 'OOMKilled',
      exitCode: 137,
    });
    expect(summary('evicted')).toMatchObject({
      reason: 'Evicted',
      message: 'low on memory',
      ended: true,
    });
    expect(summary('well')).toMatchObject({
      ready: true,
      troubles: [],
      reason: undefined,
      ended: false,
    });
    const { status } = pods.get('well')!;
    expect(() => podSummary({ status }, new Interner())).toThrow(
      'an object without uid',
    );
  });
});
