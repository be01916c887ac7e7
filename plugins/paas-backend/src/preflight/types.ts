import type {
  PlanPreview,
  PreflightCheck,
} from '@mooring/backstage-plugin-paas-common';
import type { PlannedChange, PlannedTarget } from '../changes/types';
import type { PreviewedPlan } from '../operations/makePlan';

/** Says what a plan means, and looks at what could stand in its way. */
export interface PlanExplainer {
  explain(
    planned: PlannedChange,
    plan: PreviewedPlan,
    signal: AbortSignal,
  ): Promise<Pick<PlanPreview, 'summary' | 'preflight'>>;
}

/** How long past rollouts took. */
export interface RolloutTimes {
  /** Of those that replaced pods; undefined where there were none. */
  secondsPerPod(instanceId: string): Promise<number | undefined>;
}

/** What a check looks at. */
export interface CheckContext {
  planned: PlannedChange;
  target: PlannedTarget;
  /** The steps of this target, previewed. */
  steps: PreviewedPlan['steps'];
  signal: AbortSignal;
}

/** What a check found about one instance. */
export type CheckResult = Omit<PreflightCheck, 'instance'>;

/**
 * Looks at one thing before a plan is carried out.
 *
 * @remarks
 * Never throws: what cannot be looked at is `unknown`. Nothing found and nothing
 * to say: an empty list.
 */
export type Check = (context: CheckContext) => Promise<CheckResult[]>;
