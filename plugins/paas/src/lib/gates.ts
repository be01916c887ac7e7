import {
  gateInputSchema,
  type GateInput,
  type OperationDetail,
  type OperationStep,
  type PlanPreview,
  type PreflightCheck,
} from '@mooring/backstage-plugin-paas-common';

/** A step of a plan that is for people. */
export interface PlannedGate {
  /** Number of the step, from 1. */
  number: number;
  type: 'approve' | 'confirm';
  gate: GateInput;
}

/** The steps of a plan at which people are asked, in order. */
export function gatesOf({ steps }: PlanPreview): PlannedGate[] {
  return steps.flatMap(({ type, input }, index) => {
    const parsed = isGate(type)
      ? gateInputSchema.safeParse(input).data
      : undefined;
    return parsed
      ? [{ number: index + 1, type: gateType(type), gate: parsed }]
      : [];
  });
}

/** Whether people have to do something at a step, and what. */
export function gateType(type: string): 'approve' | 'confirm' {
  return type === 'human.approve' ? 'approve' : 'confirm';
}

/** Whether a freeze stands in the way of a plan. */
export function isFrozen({ preflight }: PlanPreview): boolean {
  return preflight.some(isFreeze);
}

/** The groups whose members may carry a plan out in spite of freezes; undefined: it is not known. */
export function freezeOverriders({
  preflight,
}: PlanPreview): string[] | undefined {
  const groups = preflight
    .filter(isFreeze)
    .map(({ overrideGroup }) => overrideGroup);
  const known = groups.filter(group => group !== undefined);
  return known.length === groups.length ? [...new Set(known)] : undefined;
}

/** The gate at which an operation waits for people. */
export function standingGate({
  state,
  stepList,
}: OperationDetail): (OperationStep & { gate: GateInput }) | undefined {
  const step =
    state === 'waiting'
      ? stepList.find(it => it.gate && it.state === 'waiting')
      : undefined;
  return step?.gate ? { ...step, gate: step.gate } : undefined;
}

/** How many people have agreed at a gate to the plan as it is now. */
export function agreedAt(
  { decisions }: Pick<OperationDetail, 'decisions'>,
  seq: number,
): number {
  return decisions.filter(
    decision =>
      decision.seq === seq &&
      decision.counts &&
      decision.verdict !== 'rejected',
  ).length;
}

/** Why somebody cannot decide at a gate; the rest of a key of words. */
export type GateRefusal = 'requester' | 'decided' | 'notMember';

/**
 * Why the reader cannot decide at the gate where an operation stands.
 *
 * @param user - the reader's entity ref
 */
export function gateRefusal(
  operation: OperationDetail,
  { seq, gate }: { seq: number; gate: GateInput },
  user: string | undefined,
): GateRefusal {
  if (!gate.requesterMay && user === operation.initiator) {
    return 'requester';
  }
  const hasDecided = operation.decisions.some(
    it =>
      it.seq === seq && it.counts && [it.actor, it.onBehalfOf].includes(user),
  );
  return hasDecided ? 'decided' : 'notMember';
}

function isFreeze({ code, status }: PreflightCheck): boolean {
  return code === 'freeze' && (status === 'warning' || status === 'problem');
}

function isGate(type: string): boolean {
  return type === 'human.approve' || type === 'human.confirm';
}
