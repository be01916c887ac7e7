import type { Finding } from '@mooring/backstage-plugin-paas-common';
import { objectOf, type Candidate } from '../Candidate';
import type { Case } from '../Case';
import type { WorkloadFacts } from '../types';
import { selects } from './labels';

/** Budgets that let no pod go although all are well: no node can be drained. */
export function budgetBlocks(of: Case): Candidate[] {
  return of.facts.budgets
    .filter(
      ({ disruptionsAllowed, expectedPods, currentHealthy }) =>
        disruptionsAllowed === 0 &&
        expectedPods > 0 &&
        currentHealthy >= expectedPods,
    )
    .map(budget => ({
      finding: {
        code: 'budget-blocks',
        severity: 'warning',
        params: { name: budget.name },
        objects: [objectOf('PodDisruptionBudget', budget)],
      },
      explains: [],
    }));
}

/** Workloads that stop with their only pod. */
export function singleReplica(of: Case): Candidate[] {
  return risk(
    'single-replica',
    replicated(of).filter(({ wanted }) => wanted === 1),
  );
}

/** Workloads whose pods are all on one node although there are others. */
export function oneNode(of: Case): Candidate[] {
  if ((of.context.readyNodes ?? 0) < 2) {
    return [];
  }
  const byNode = new Map<string, WorkloadFacts[]>();
  for (const workload of replicated(of)) {
    const pods = of.podsOf(workload).filter(({ ready }) => ready);
    const [node, ...others] = new Set(pods.map(pod => pod.node));
    if (pods.length > 1 && node !== undefined && others.length === 0) {
      byNode.set(node, [...(byNode.get(node) ?? []), workload]);
    }
  }
  return [...byNode].flatMap(([node, workloads]) =>
    risk('one-node', workloads, { node }),
  );
}

/** Workloads all of whose pods may be taken away at the same time. */
export function noBudget(of: Case): Candidate[] {
  if (!of.sees('poddisruptionbudgets')) {
    return [];
  }
  return risk(
    'no-budget',
    replicated(of).filter(
      workload =>
        workload.wanted > 1 &&
        !of.facts.budgets.some(
          ({ namespace, selector }) =>
            namespace === workload.namespace &&
            // One by expressions may select them; it is not said that it does not.
            (selector === undefined ||
              workload.selector === undefined ||
              selects(selector, { ...workload.labels, ...workload.selector })),
        ),
    ),
  );
}

/** Workloads whose number of pods somebody chose, and chose above none. */
function replicated(of: Case): WorkloadFacts[] {
  return of.facts.workloads.filter(
    ({ kind, wanted }) => kind !== 'DaemonSet' && wanted > 0,
  );
}

function risk(
  code: Finding['code'],
  workloads: WorkloadFacts[],
  params: Finding['params'] = {},
): Candidate[] {
  const objects = workloads.map(item => objectOf(item.kind, item));
  return objects.length > 0
    ? [{ finding: { code, severity: 'risk', params, objects }, explains: [] }]
    : [];
}
