import { at, inBrief, objectOf, type Candidate } from '../Candidate';
import type { Case } from '../Case';

/** Pods have no figures in their first minute. */
const GRACE = 60_000;

/** Autoscalers that do nothing because they have no figures to go by. */
export function autoscalerBlind(of: Case): Candidate[] {
  return of.facts.autoscalers.flatMap(autoscaler => {
    const { name, target } = autoscaler;
    const inactive = autoscaler.troubles.find(
      ({ type, status, reason, since }) =>
        type === 'ScalingActive' &&
        status === 'False' &&
        // With no replicas it is switched off.
        reason !== 'ScalingDisabled' &&
        of.now - since >= GRACE,
    );
    const targets = of.facts.workloads.filter(
      workload =>
        workload.kind === target.kind &&
        workload.name === target.name &&
        workload.namespace === autoscaler.namespace,
    );
    return inactive
      ? [
          {
            finding: {
              code: 'autoscaler-no-metrics',
              severity: 'warning',
              params: { name, message: inBrief(inactive.message) },
              objects: [objectOf('HorizontalPodAutoscaler', autoscaler)],
              since: at(inactive.since),
            },
            explains: [],
            // Where nothing runs there is nothing to measure.
            unlessExplained: targets
              .filter(({ ready }) => ready === 0)
              .map(({ uid }) => uid),
          },
        ]
      : [];
  });
}
