import { toError } from '@backstage/errors';
import { say } from '@mooring/common';
import type { Holder } from '@mooring/backstage-plugin-paas-common';
import { gatesOf, withGates } from '../domain/gates';
import { planSteps } from '../domain/planSteps';
import { rebaseTargets } from '../domain/rebaseTargets';
import { makePlan, type PreviewedPlan } from './makePlan';
import type { StepTypes } from './StepTypes';
import type { Journal, JournalOperation, Standing } from './types';

/** How putting an operation on other ground went; errors of the journal itself are thrown. */
export type PlanRebase =
  | { outcome: 'goes on' | 'held' }
  | { outcome: 'impossible'; reason: string }
  | { outcome: 'failed'; error: Error };

/**
 * Plans an operation anew from where its instances stand. It goes on by itself
 * if nobody touched what it changes; otherwise it is held as outdated and shows
 * what it would do now.
 */
export async function rebasePlan(options: {
  journal: Journal;
  stepTypes: StepTypes;
  operation: JournalOperation;
  standing: Standing[];
  signal: AbortSignal;
}): Promise<PlanRebase> {
  const { journal, stepTypes, operation, standing, signal } = options;
  const { targets, clashes, impossible } = rebaseTargets(
    operation.targets,
    standing,
    operation.supersedes.length > 0,
  );
  if (impossible !== undefined) {
    return { outcome: 'impossible', reason: impossible };
  }
  let plan: PreviewedPlan;
  try {
    plan = await makePlan(
      stepTypes,
      operation.kind,
      targets,
      withGates(planSteps(targets, 'rebase'), gatesOf(operation.steps)),
      signal,
    );
  } catch (error) {
    return { outcome: 'failed', error: toError(error) };
  }
  const holder = clashes.length > 0 ? outdated(operation, clashes) : undefined;
  await journal.replan(operation, { ...plan, targets }, holder);
  return { outcome: holder ? 'held' : 'goes on' };
}

function outdated(operation: JournalOperation, clashes: string[]): Holder {
  return {
    kind: 'person',
    code: 'outdated',
    name: operation.ownerRef,
    reason: say('held.outdated', { names: clashes.join(', ') }),
    since: new Date().toISOString(),
  };
}
