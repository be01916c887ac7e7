import { objectOf, type Candidate } from '../Candidate';
import type { Case } from '../Case';
import type { ServiceFacts } from '../types';
import { selects } from './labels';

/** Pods that were made this short a time ago may be on their way. */
const GRACE = 120_000;

/** Services that have nothing behind them. */
export function noEndpoints(of: Case): Candidate[] {
  if (!of.sees('pods')) {
    return [];
  }
  return of.facts.services
    .filter(
      ({ type, selector }) =>
        type !== 'ExternalName' && Object.keys(selector).length > 0,
    )
    .flatMap(service => candidateOf(service, of));
}

function candidateOf(service: ServiceFacts, of: Case): Candidate[] {
  const { name, namespace, selector } = service;
  const pods = of.pods.filter(
    pod => pod.namespace === namespace && selects(selector, pod.labels),
  );
  const workloads = of.facts.workloads.filter(
    workload =>
      workload.namespace === namespace &&
      workload.selector !== undefined &&
      selects(selector, { ...workload.labels, ...workload.selector }),
  );
  // A name that selects nothing is wrong only where there is something to select.
  const relevant = workloads.length > 0 ? workloads : of.facts.workloads;
  const stopped = relevant.every(({ wanted }) => wanted === 0);
  const young = [service, ...pods].some(
    ({ createdAt }) => of.now - createdAt < GRACE,
  );
  if (
    pods.some(({ ready }) => ready) ||
    young ||
    (stopped && of.pods.length === 0)
  ) {
    return [];
  }
  return [
    {
      finding: {
        code: 'no-endpoints',
        severity: 'failure',
        params: { service: name, selected: pods.length },
        objects: [objectOf('Service', service)],
      },
      explains: [],
      unlessExplained: [
        ...pods.flatMap(pod => of.ownersAndSelf(pod)),
        ...workloads.map(({ uid }) => uid),
      ],
    },
  ];
}
