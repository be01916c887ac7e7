import type { ClusterView } from '@mooring/backstage-plugin-paas-common';
import { createCluster } from '../__testUtils__/clusterFixtures';
import { clusterTroubles } from './clusterTroubles';

const NOW = Date.parse('2026-11-01T12:00:00Z');

function codesOf(overrides: Partial<ClusterView>): string[] {
  return clusterTroubles(createCluster(overrides), NOW).map(({ code }) => code);
}

describe('clusterTroubles', () => {
  it('finds nothing the matter with a cluster that is well', () => {
    expect(codesOf({})).toEqual([]);
  });

  // As the connections to clusters put it.
  it.each([
    [
      'Cluster c does not answer: nothing listens at its address',
      'unreachable',
    ],
    ['Cluster c does not answer: no answer in time', 'unreachable'],
    ["Cluster c refuses the portal's credentials", 'credentials'],
    ['Cluster c does not answer: certificate has expired', 'certificate'],
    [
      'Cluster c does not answer: self-signed certificate in certificate chain',
      'certificate',
    ],
    ['Cluster c is overloaded; it asks to wait 5 s', 'overloaded'],
    ['Cluster c has a fault: etcdserver: request timed out', 'fault'],
    ['something new', 'other'],
  ])('reads %j as %s', (error, code) => {
    expect(codesOf({ state: 'stale', error })).toEqual([code]);
  });

  it.each([
    ['2026-11-01T11:59:59Z', ['expired']],
    ['2026-11-30T12:00:00Z', ['expiring']],
    ['2026-12-02T12:00:00Z', []],
  ])('knows of a certificate that ends at %s', (at, codes) => {
    expect(codesOf({ certificateExpiresAt: at })).toEqual(codes);
  });

  it('names the kinds that are refused, after what is worse', () => {
    const troubles = clusterTroubles(
      createCluster({
        state: 'stale',
        error: 'Cluster c does not answer: no answer in time',
        kinds: [
          { kind: 'pods', state: 'stale', objects: 4 },
          { kind: 'ingresses', state: 'refused', objects: 0 },
          { kind: 'jobs', state: 'refused', objects: 0 },
        ],
      }),
      NOW,
    );
    expect(troubles).toMatchObject([
      { code: 'unreachable', severity: 'danger' },
      { code: 'refused', severity: 'warning', subject: 'ingresses, jobs' },
    ]);
  });
});
