import { at, objectOf, type Candidate } from '../Candidate';
import type { Case } from '../Case';

/** Deployments that nobody rolls out because they are paused. */
export function paused(of: Case): Candidate[] {
  return of.facts.workloads
    .filter(workload => workload.paused)
    .map(workload => {
      const { uid, kind, name, ready, updated, wanted } = workload;
      const isReason = ready < wanted && updated < wanted;
      return {
        finding: {
          code: 'paused',
          severity: isReason ? 'failure' : 'warning',
          params: { name },
          objects: [objectOf(kind, workload)],
        },
        explains: isReason ? [uid] : [],
      };
    });
}

/** Rollouts that the cluster gave up on, where nothing tells why. */
export function rolloutDeadline(of: Case): Candidate[] {
  return of.facts.workloads.flatMap(workload => {
    const { uid, kind, name, ready, wanted } = workload;
    const gaveUp = workload.troubles.find(
      ({ type, reason }) =>
        type === 'Progressing' && reason === 'ProgressDeadlineExceeded',
    );
    return gaveUp
      ? [
          {
            finding: {
              code: 'rollout-deadline',
              severity: 'failure',
              params: { name, ready, wanted },
              objects: [objectOf(kind, workload)],
              since: at(gaveUp.since),
            },
            explains: [uid],
            unlessExplained: [uid],
          },
        ]
      : [];
  });
}
