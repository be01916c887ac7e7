import { finding } from './diagnosis/__testUtils__/finding';
import {
  cronJob,
  facts,
  job,
  NOW,
  pod,
  replicaSet,
  workload,
} from './diagnosis/__testUtils__/facts';
import { statusOf, type StatusInput } from './statusOf';

const HOUR = 3_600_000;
const base: StatusInput = {
  now: NOW,
  expected: true,
  operationState: undefined,
  facts: facts({ workloads: [workload()] }),
  findings: [],
};
const workloads = (...list: Parameters<typeof workload>) =>
  facts({ workloads: [workload(...list)] });
const failed = { type: 'Failed', status: 'True', reason: '', message: '' };
const failure = [finding('image-pull')];
const nothing = facts({ workloads: [] });

describe('statusOf', () => {
  it.each<[string, Partial<StatusInput>, string]>([
    ['all ready', {}, 'Running'],
    ['some ready', { facts: workloads({ ready: 2 }) }, 'Degraded'],
    ['none ready', { facts: workloads({ ready: 0 }) }, 'Failed'],
    [
      'all ready, and something does not work',
      { findings: [finding('ingress-no-class')] },
      'Degraded',
    ],
    [
      'all ready, with warnings and risks',
      {
        findings: [
          finding('paused', 'warning'),
          finding('single-replica', 'risk'),
        ],
      },
      'Running',
    ],
    [
      'under way, whatever is found',
      {
        facts: workloads({ ready: 1 }),
        operationState: 'running',
        findings: failure,
      },
      'Deploying',
    ],
    ['going back', { operationState: 'undoing' }, 'Deploying'],
    ['held', { operationState: 'held' }, 'Waiting'],
    [
      'queued before anything is there',
      { facts: nothing, expected: false, operationState: 'queued' },
      'Waiting',
    ],
    [
      'nothing wanted',
      { facts: workloads({ wanted: 0, updated: 0, ready: 0 }) },
      'Stopped',
    ],
    ['nothing live', { facts: nothing, expected: false }, 'Stopped'],
    ['deleted behind our back', { facts: nothing }, 'Failed'],
    ['a rollout by others', { facts: workloads({ updated: 1 }) }, 'Deploying'],
    [
      'a rollout that its controller has not seen yet',
      { facts: workloads({ observed: false }) },
      'Deploying',
    ],
    [
      'a rollout whose old pods are still there',
      {
        facts: facts({
          workloads: [workload()],
          replicaSets: [
            replicaSet({ revision: 2, createdAt: NOW - HOUR }),
            replicaSet({ uid: 'rs-old', revision: 1, wanted: 1 }),
          ],
        }),
      },
      'Deploying',
    ],
    [
      'a rollout that does not work',
      { facts: workloads({ updated: 1 }), findings: failure },
      'Degraded',
    ],
    [
      'a first rollout that does not work',
      { facts: workloads({ ready: 0, updated: 1 }), findings: failure },
      'Failed',
    ],
    [
      'started by others a minute ago',
      { facts: workloads({ ready: 0, createdAt: NOW - 60_000 }) },
      'Deploying',
    ],
    [
      'all pods lost long after the rollout',
      {
        facts: facts({
          workloads: [workload({ ready: 0, createdAt: NOW - HOUR })],
          replicaSets: [replicaSet({ createdAt: NOW - HOUR })],
        }),
      },
      'Failed',
    ],
    [
      'paused in the middle',
      {
        facts: workloads({ updated: 1, paused: true }),
        findings: [finding('paused', 'warning')],
      },
      'Running',
    ],
    [
      'a DaemonSet that lacks a node',
      { facts: workloads({ kind: 'DaemonSet', ready: 2 }) },
      'Degraded',
    ],
    [
      'a StatefulSet beside a Deployment',
      {
        facts: facts({
          workloads: [
            workload(),
            workload({ uid: 'db', kind: 'StatefulSet', ready: 0 }),
          ],
        }),
      },
      'Degraded',
    ],
    [
      'bare pods',
      { facts: facts({ workloads: [], pods: [pod({ owner: undefined })] }) },
      'Running',
    ],
    [
      'a bare pod that is not ready',
      {
        facts: facts({
          workloads: [],
          pods: [pod({ owner: undefined, ready: false })],
        }),
      },
      'Failed',
    ],
    [
      'pods of an operator of its own',
      {
        facts: facts({
          workloads: [],
          pods: [
            pod({ owner: { kind: 'Kafka', name: 'k', uid: 'k' } }),
            pod({
              uid: 'p2',
              ready: false,
              owner: { kind: 'Kafka', name: 'k', uid: 'k' },
            }),
          ],
        }),
      },
      'Degraded',
    ],
    [
      'a Job at work',
      {
        facts: facts({
          workloads: [],
          jobs: [job({ active: 1 })],
          pods: [pod({ owner: { kind: 'Job', name: 'job', uid: 'job' } })],
        }),
      },
      'Running',
    ],
    [
      'a Job that is done',
      { facts: facts({ workloads: [], jobs: [job({ succeeded: 1 })] }) },
      'Stopped',
    ],
    [
      'a Job that failed',
      {
        facts: facts({
          workloads: [],
          jobs: [job({ troubles: [{ ...failed, since: NOW }] })],
        }),
      },
      'Failed',
    ],
    [
      'a CronJob between two runs',
      { facts: facts({ workloads: [], cronJobs: [cronJob()] }) },
      'Running',
    ],
    [
      'a CronJob that is suspended',
      {
        facts: facts({
          workloads: [],
          cronJobs: [cronJob({ suspended: true })],
        }),
      },
      'Stopped',
    ],
    [
      'a CronJob whose last run failed, whatever came before',
      {
        facts: facts({
          workloads: [],
          cronJobs: [cronJob()],
          jobs: [
            job({
              uid: 'j2',
              createdAt: NOW,
              owner: { kind: 'CronJob', name: 'cron', uid: 'cron' },
              troubles: [{ ...failed, since: NOW }],
            }),
            job({
              uid: 'j1',
              succeeded: 1,
              createdAt: NOW - HOUR,
              owner: { kind: 'CronJob', name: 'cron', uid: 'cron' },
            }),
          ],
        }),
      },
      'Failed',
    ],
    [
      'cluster silent, whatever it said before',
      {
        facts: facts({ workloads: [workload()], health: { state: 'stale' } }),
        operationState: 'running',
      },
      'Unknown',
    ],
    [
      'cluster not asked yet',
      { facts: facts({ health: { state: 'init' } }) },
      'Unknown',
    ],
  ])('%s', (_case, input, status) => {
    expect(statusOf({ ...base, ...input })).toBe(status);
  });
});
