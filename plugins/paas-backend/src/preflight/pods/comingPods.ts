import { canonicalJson } from '@mooring/common';
import type { PlannedTarget } from '../../changes/types';
import { leastPods, workloadsOf, type WorkloadContent } from './workloadsOf';

/** By what Kubernetes goes where a Deployment says nothing. */
const DEFAULT_UNAVAILABLE = '25%';

/** Pods that a change brings. */
export interface ComingPods {
  workload: WorkloadContent;
  /** Undefined: it is new. */
  before: WorkloadContent | undefined;
  /** How many there are before and after. */
  from: number;
  to: number;
  /** Whether those that are there are replaced. */
  isReplaced: boolean;
  /** How many more than before and after there have to be on the way. */
  surge: number;
}

/** The workloads of a target that get pods by it, more of them or others. */
export function comingPods({ from, to }: PlannedTarget): ComingPods[] {
  if (!to) {
    return [];
  }
  const isMoved =
    from?.content.cluster !== to.content.cluster ||
    from.content.namespace !== to.content.namespace;
  const old = from && !isMoved ? workloadsOf(from.content) : [];
  const after = leastPods(to.content);
  return workloadsOf(to.content)
    .map((workload): ComingPods => {
      const before = old.find(
        ({ kind, name }) => kind === workload.kind && name === workload.name,
      );
      const count = before && from ? leastPods(from.content) : 0;
      const isReplaced =
        count > 0 &&
        after > 0 &&
        canonicalJson(before!.spec.template) !==
          canonicalJson(workload.spec.template);
      const surge = isReplaced && needsSurge(workload, after) ? 1 : 0;
      return { workload, before, from: count, to: after, isReplaced, surge };
    })
    .filter(
      ({ from: less, to: more, isReplaced }) => isReplaced || more > less,
    );
}

/** Whether no old pod may go before a new one is there. */
function needsSurge(
  { kind, spec }: WorkloadContent,
  replicas: number,
): boolean {
  if (kind !== 'Deployment' || spec.strategy?.type === 'Recreate') {
    return false;
  }
  const { maxUnavailable } = spec.strategy?.rollingUpdate ?? {};
  const text = String(maxUnavailable ?? DEFAULT_UNAVAILABLE);
  const allowed = text.endsWith('%')
    ? Math.floor((replicas * Number.parseInt(text, 10)) / 100)
    : Number(text);
  return allowed < 1;
}
