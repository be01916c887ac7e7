import type {
  PlanPreview,
  PlanSummary,
  ReleasePart,
} from '@mooring/backstage-plugin-paas-common';
import { releasePartSchema } from '@mooring/backstage-plugin-paas-common';
import type { PlannedChange, PlannedTarget } from '../changes/types';
import { contentChanges } from '../domain/content/contentChanges';
import type { PreviewedPlan } from '../operations/makePlan';
import { leastPods } from './pods/workloadsOf';
import type { Check, PlanExplainer, RolloutTimes } from './types';

/** {@link PlanExplainer} by the contents of releases and a list of checks. */
export class DefaultPlanExplainer implements PlanExplainer {
  constructor(
    private readonly options: {
      checks: readonly Check[];
      rolloutTimes: RolloutTimes;
    },
  ) {}

  async explain(
    planned: PlannedChange,
    plan: PreviewedPlan,
    signal: AbortSignal,
  ): Promise<Pick<PlanPreview, 'summary' | 'preflight'>> {
    const { targets, supersedes, remarks = [] } = planned;
    const results = await Promise.all(
      targets.flatMap(target => {
        const steps = plan.steps.filter(
          ({ instance }) => instance === target.instanceRef,
        );
        return this.options.checks.map(async check => {
          const found = await check({ planned, target, steps, signal });
          return found.map(result => ({
            instance: target.instanceRef,
            ...result,
          }));
        });
      }),
    );
    return {
      summary: await Promise.all(
        targets.map(async target => ({
          ...(await this.estimated(target, summaryOf(target, plan))),
          ...waitsFor(target, targets),
          ...(supersedes[0] !== undefined && { supersedes: supersedes[0] }),
        })),
      ),
      preflight: [
        ...results.flat(),
        ...remarks.map(remark => ({
          code: 'project' as const,
          status: 'warning' as const,
          ...remark,
        })),
      ],
    };
  }

  private async estimated(
    { instanceId }: PlannedTarget,
    summary: PlanSummary,
  ): Promise<PlanSummary> {
    const { podsReplaced } = summary;
    const seconds =
      podsReplaced > 0
        ? await this.options.rolloutTimes.secondsPerPod(instanceId)
        : undefined;
    return seconds === undefined
      ? summary
      : { ...summary, estimateSeconds: Math.ceil(seconds * podsReplaced) };
  }
}

function summaryOf(target: PlannedTarget, plan: PreviewedPlan): PlanSummary {
  // What a person compares with is the newest release, also where that never came to be.
  const from = target.head?.content;
  const changes = contentChanges(from, target.to?.content);
  const changed = new Set<ReleasePart>(changes.map(({ part }) => part));
  const rolls = plan.steps.some(
    ({ instance, type }) =>
      instance === target.instanceRef && type === 'kubernetes.rollout',
  );
  const replaces = [
    'version',
    'configuration',
    'credentials',
    'capacity',
    'run',
  ];
  return {
    instance: target.instanceRef,
    changes,
    unchanged:
      target.head && target.to
        ? releasePartSchema.options.filter(part => !changed.has(part))
        : [],
    podsReplaced:
      rolls && changes.some(change => replacesPods(change, replaces))
        ? podsOf(target)
        : 0,
  };
}

function waitsFor(
  { dependsOn }: PlannedTarget,
  targets: readonly PlannedTarget[],
): Pick<PlanSummary, 'waitsFor'> {
  const first = targets.filter(it => dependsOn.includes(it.instanceId));
  return first.length > 0
    ? { waitsFor: first.map(({ instanceRef }) => instanceRef) }
    : {};
}

function replacesPods(
  { part, field }: PlanSummary['changes'][number],
  parts: string[],
): boolean {
  return (
    parts.includes(part) &&
    !['replicas', 'autoscaler', 'running'].includes(field)
  );
}

function podsOf({ from, to }: PlannedTarget): number {
  return to && from ? leastPods(from.content) : 0;
}
