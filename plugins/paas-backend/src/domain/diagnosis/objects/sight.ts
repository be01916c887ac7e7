import { inBrief, type Candidate } from '../Candidate';
import type { Case } from '../Case';

/** The cluster does not answer: everything else is as old as its last answer. */
export function clusterUnreachable({ facts }: Case): Candidate[] {
  const { cluster, state, error, asOf } = facts.health;
  const silent = state === 'stale' || (state === 'init' && error !== undefined);
  return silent
    ? [
        {
          finding: {
            code: 'cluster-unreachable',
            severity: 'failure',
            params: {
              cluster,
              ...(error !== undefined && { message: inBrief(error) }),
            },
            objects: [],
            ...(asOf !== undefined && { since: asOf }),
          },
          explains: [],
        },
      ]
    : [];
}

/** Kinds that the portal may not read; what they would tell is not known. */
export function kindRefused({ facts }: Case): Candidate[] {
  const { cluster, refused } = facts.health;
  return refused.length > 0
    ? [
        {
          finding: {
            code: 'kind-refused',
            severity: 'warning',
            params: { cluster, kinds: [...refused].sort().join(', ') },
            objects: [],
          },
          explains: [],
        },
      ]
    : [];
}
