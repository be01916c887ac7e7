import { statusOf, type StatusInput } from './statusOf';

const base: StatusInput = {
  exists: true,
  workloads: 1,
  wanted: 3,
  ready: 3,
  operationState: undefined,
  cluster: { name: 'dev', state: 'synced' },
  problem: undefined,
};

describe('statusOf', () => {
  it.each<[string, Partial<StatusInput>, string, string | undefined]>([
    ['all ready', {}, 'Running', undefined],
    ['some ready', { ready: 2 }, 'Degraded', '2 of 3 replicas ready'],
    [
      'none ready, and why',
      { ready: 0, problem: 'ImagePullBackOff: no such tag' },
      'Failed',
      '0 of 3 replicas ready: ImagePullBackOff: no such tag',
    ],
    [
      'under way',
      { ready: 1, operationState: 'running' },
      'Deploying',
      undefined,
    ],
    [
      'going back',
      { ready: 1, operationState: 'undoing' },
      'Deploying',
      undefined,
    ],
    ['held', { operationState: 'held' }, 'Waiting', undefined],
    ['nothing wanted', { wanted: 0, ready: 0 }, 'Stopped', undefined],
    [
      'nothing live',
      { exists: false, wanted: 0, ready: 0 },
      'Stopped',
      undefined,
    ],
    [
      'deleted behind our back',
      { workloads: 0, wanted: 0, ready: 0 },
      'Failed',
      'Its workload is not in the cluster any more',
    ],
    [
      'cluster silent, whatever it said before',
      { cluster: { name: 'dev', state: 'stale' } },
      'Unknown',
      'Cluster dev does not answer',
    ],
    [
      'cluster not asked yet',
      { cluster: { name: 'dev', state: 'init' } },
      'Unknown',
      'Cluster dev has not answered yet',
    ],
  ])('%s', (_case, input, status, reason) => {
    expect(statusOf({ ...base, ...input })).toEqual({ status, reason });
  });
});
