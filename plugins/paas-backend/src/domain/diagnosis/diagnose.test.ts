import type { InstanceFacts } from '@mooring/backstage-plugin-clusters-node';
import {
  findingCodeSchema,
  findingSchema,
  type Finding,
} from '@mooring/backstage-plugin-paas-common';
import fc from 'fast-check';
import { containerExamples } from './__testUtils__/containerExamples';
import type { ExampleInput } from './__testUtils__/Example';
import {
  autoscaler,
  condition,
  crashed,
  deployed,
  facts,
  ingress,
  job,
  NOW,
  pod,
  replicaSet,
  service,
  troubledPod,
  unscheduledPod,
  warning,
  workload,
} from './__testUtils__/facts';
import { objectExamples } from './__testUtils__/objectExamples';
import { podExamples } from './__testUtils__/podExamples';
import { riskExamples } from './__testUtils__/riskExamples';
import { diagnose } from './diagnose';
import type { DiagnosisFacts } from './types';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const EXAMPLES = [...containerExamples, ...podExamples, ...objectExamples];

function found(...[of, context]: ExampleInput): Finding[] {
  return diagnose(facts(of), { now: NOW, expected: true, ...context });
}

/** Without risks, which small examples nearly always have. */
function problems(...input: ExampleInput): Finding[] {
  return found(...input).filter(({ severity }) => severity !== 'risk');
}

describe('diagnose', () => {
  it('takes what the cluster reader knows of an instance', () => {
    const take: (of: InstanceFacts) => DiagnosisFacts = of => of;
    expect(take).toBeDefined();
  });

  it.each(EXAMPLES)('%s', (_case, input, { code, severity, params }) => {
    expect(problems(...input)).toEqual([
      expect.objectContaining({
        code,
        severity,
        params: expect.objectContaining(params),
      }),
    ]);
  });

  it.each(riskExamples)('risk: %s', (_case, input, risks) => {
    expect(found(...input)).toEqual(
      risks.map(risk => expect.objectContaining({ severity: 'risk', ...risk })),
    );
  });

  it('knows an example of every code', () => {
    const codes = [...EXAMPLES, ...riskExamples].flatMap(([, input]) =>
      found(...input).map(({ code }) => code),
    );
    expect([...new Set(codes)].sort()).toEqual(
      [...findingCodeSchema.options].sort(),
    );
  });

  it('tells a cause once, and not what follows from it', () => {
    const message =
      'Failed to pull image "nginx:1.99": unauthorized: authentication required';
    expect(
      problems({
        workloads: [
          workload({
            ready: 0,
            troubles: [condition('Progressing', 'ProgressDeadlineExceeded')],
          }),
        ],
        replicaSets: [replicaSet({ ready: 0 })],
        pods: ['a', 'b', 'c'].map(uid =>
          troubledPod(uid, { reason: 'ErrImagePull', message }),
        ),
        services: [service()],
        autoscalers: [
          autoscaler({
            troubles: [condition('ScalingActive', 'X', '', NOW - HOUR)],
          }),
        ],
      }),
    ).toEqual([
      expect.objectContaining({
        code: 'image-pull',
        params: expect.objectContaining({
          why: 'unauthorized',
          pods: 3,
          wanted: 3,
        }),
        objects: ['a', 'b', 'c'].map(name => ({ kind: 'Pod', name })),
        since: '2026-11-23T11:59:00.000Z',
      }),
    ]);
  });

  it('puts first what explains most', () => {
    const of = {
      ...deployed(0),
      pods: [
        troubledPod('a', crashed),
        unscheduledPod('0/1 nodes are available: 1 Too many pods.', {
          uid: 'b',
        }),
        unscheduledPod('0/1 nodes are available: 1 Too many pods.', {
          uid: 'c',
        }),
      ],
      ingresses: [ingress({ addresses: [] })],
    };
    expect(found(of).map(({ code }) => code)).toEqual([
      'unschedulable',
      'crash-loop',
      'ingress-no-address',
      'no-budget',
    ]);
  });

  it.each<[string, ExampleInput]>([
    ['while an operation makes it', [{}, { expected: false }]],
    [
      'before the cluster was asked',
      [{ health: { state: 'init', asOf: undefined } }],
    ],
    [
      'of a Service and its pods that are new',
      [
        {
          workloads: [workload({ kind: 'DaemonSet' })],
          pods: [pod({ ready: false, createdAt: NOW - 60_000 })],
          services: [service()],
        },
      ],
    ],
    [
      'of a Service whose workload is stopped',
      [{ workloads: [workload({ wanted: 0 })], services: [service()] }],
    ],
    [
      'of a Service without a selector',
      [
        {
          workloads: [workload({ wanted: 0 })],
          services: [service({ selector: {} })],
        },
      ],
    ],
    [
      'of an Ingress of a minute ago',
      [
        {
          workloads: [workload({ wanted: 0 })],
          ingresses: [ingress({ addresses: [], createdAt: NOW - 59_999 })],
        },
      ],
    ],
    [
      'of a refusal that ended: a pod was created since',
      [
        {
          workloads: [workload({ kind: 'DaemonSet', ready: 0 })],
          pods: [
            pod({
              ready: false,
              owner: { kind: 'DaemonSet', name: 'web', uid: 'web' },
            }),
          ],
          warnings: [
            warning('web', 'FailedCreate', 'exceeded quota', NOW - 2 * DAY),
          ],
        },
      ],
    ],
    [
      'of a pod that is gone or done',
      [
        {
          workloads: [workload({ kind: 'DaemonSet' })],
          pods: [
            troubledPod('a', crashed, { deletedAt: NOW }),
            pod({ uid: 'b', ready: false, phase: 'Completed' }),
          ],
        },
      ],
    ],
    [
      'of an old crash of a pod that runs since',
      [
        {
          workloads: [workload({ kind: 'DaemonSet' })],
          pods: [
            troubledPod(
              'a',
              {
                ...crashed,
                state: 'running',
                ready: true,
                last: { ...crashed.last, finishedAt: NOW - HOUR },
              },
              { ready: true },
            ),
          ],
        },
      ],
    ],
    [
      'of a failed run of a CronJob that succeeded since',
      [
        {
          jobs: [
            job({
              uid: 'old',
              createdAt: NOW - HOUR,
              owner: { kind: 'CronJob', name: 'c', uid: 'c' },
              troubles: [
                {
                  type: 'Failed',
                  status: 'True',
                  reason: '',
                  message: '',
                  since: NOW,
                },
              ],
            }),
            job({
              uid: 'new',
              createdAt: NOW,
              succeeded: 1,
              owner: { kind: 'CronJob', name: 'c', uid: 'c' },
            }),
          ],
        },
      ],
    ],
  ])('says nothing %s', (_case, input) => {
    expect(found(...input)).toEqual([]);
  });

  it('counts ages to the last answer of a cluster that is silent', () => {
    const quiet = diagnose(
      facts({
        workloads: [workload({ kind: 'DaemonSet' })],
        ingresses: [ingress({ addresses: [], createdAt: NOW - 1000 })],
        health: { state: 'stale' },
      }),
      { now: NOW + DAY, expected: true },
    );
    expect(quiet.map(({ code }) => code)).toEqual(['cluster-unreachable']);
  });

  it('gives each pod one cause, the worst first, whatever comes together', () => {
    const podArb = fc.oneof(
      fc.constantFrom(
        ...EXAMPLES.flatMap(([, [of]]) => of?.pods ?? []),
        pod(),
        troubledPod('x', { state: 'terminated', exitCode: 2, restarts: 1 }),
      ),
    );
    const arb = fc.record({
      pods: fc.array(podArb, { maxLength: 6 }),
      ready: fc.nat(3),
      deadline: fc.boolean(),
      lost: fc.boolean(),
      service: fc.boolean(),
    });
    fc.assert(
      fc.property(arb, ({ pods, ready, deadline, lost, service: has }) => {
        const findings = found({
          workloads: [
            workload({
              ready,
              troubles: deadline
                ? [condition('Progressing', 'ProgressDeadlineExceeded')]
                : [],
            }),
          ],
          replicaSets: [replicaSet()],
          nodes: [{ name: 'node-a', ready: !lost, readySince: NOW }],
          services: has ? [service()] : [],
          pods: pods.map((item, index) => ({ ...item, uid: `pod-${index}` })),
        });
        const counted = findings
          .map(({ params }) => Number(params.pods ?? 0))
          .reduce((sum, count) => sum + count, 0);
        expect(counted).toBeLessThanOrEqual(pods.length);
        const order = findings.map(({ severity }) =>
          ['failure', 'warning', 'risk'].indexOf(severity),
        );
        expect(order).toEqual([...order].sort((a, b) => a - b));
        expect(findingSchema.array().safeParse(findings).success).toBe(true);
      }),
    );
  });
});
