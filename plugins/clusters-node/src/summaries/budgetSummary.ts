import type { V1PodDisruptionBudget } from '@kubernetes/client-node';
import type { Interner } from './Interner';
import { objectSummary } from './objectSummary';
import type { Raw } from './Raw';
import { selectorLabels } from './selectorLabels';
import type { BudgetSummary } from './types';

/** Reduces a PodDisruptionBudget as the API server sent it. */
export function budgetSummary(
  budget: Raw<V1PodDisruptionBudget>,
  interner: Interner,
): BudgetSummary {
  const { spec, status } = budget;
  return {
    ...objectSummary(budget, interner),
    selector: selectorLabels(spec?.selector, interner),
    disruptionsAllowed: status?.disruptionsAllowed ?? 0,
    currentHealthy: status?.currentHealthy ?? 0,
    desiredHealthy: status?.desiredHealthy ?? 0,
    expectedPods: status?.expectedPods ?? 0,
  };
}
