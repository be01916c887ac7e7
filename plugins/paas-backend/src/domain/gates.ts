import type {
  GateInput,
  GatePlace,
  PlanStep,
} from '@mooring/backstage-plugin-paas-common';

/** A step of a plan for one instance, as it is put together. */
export type NewStep = PlanStep & { instanceId: string };

/** A step for people, and the environment whose steps it stands among. */
export interface PlacedGate {
  environment: string;
  type: GateType;
  input: GateInput;
}

export type GateType = 'human.approve' | 'human.confirm';

/** Whether a step is for people. Such a step has all before it done and nothing after it begun. */
export function isGate(step: { type: string }): boolean {
  return step.type === 'human.approve' || step.type === 'human.confirm';
}

/** Whether a step changes several instances at once. */
export function isOfAll(step: { type: string }): boolean {
  return step.type === 'dns.move';
}

/** Whether a step has all before it done and nothing after it begun. */
export function isBarrier(step: { type: string }): boolean {
  return isGate(step) || isOfAll(step);
}

/**
 * Puts gates among the steps of a plan.
 *
 * @remarks
 * `before` stands before all steps of its environment, `after` behind them, and
 * `between` where pods of the first instance run and its names are not published
 * yet. An environment of which nothing changes has no gates. Where instances of
 * several environments change at once, so do their gates.
 *
 * @param steps - those of one environment in one piece, unless names move
 */
export function withGates(
  steps: readonly (NewStep & { environment: string })[],
  gates: readonly PlacedGate[],
): NewStep[] {
  const environments = [...new Set(steps.map(step => step.environment))];
  const pieces = steps.some(isOfAll)
    ? [environments]
    : environments.map(environment => [environment]);
  return pieces.flatMap(piece => {
    const inPiece = steps.filter(step => piece.includes(step.environment));
    const own = inPiece.map(({ environment: _, ...step }): NewStep => step);
    const at = (place: GatePlace): NewStep[] =>
      gates
        .filter(
          it => piece.includes(it.environment) && it.input.place === place,
        )
        .map(({ environment, type, input }) => {
          const { instance, instanceId } = inPiece.find(
            step => step.environment === environment,
          )!;
          return {
            ...{ instance, instanceId, type },
            input: input as NewStep['input'],
          };
        });
    const middle = middleOf(own);
    return [
      ...at('before'),
      ...own.slice(0, middle),
      ...at('between'),
      ...own.slice(middle),
      ...at('after'),
    ];
  });
}

/** The gates of a plan that has them already, for another plan in its place. */
export function gatesOf(
  steps: readonly (PlanStep & {
    environment: string;
    direction: 'forward' | 'undo';
  })[],
): PlacedGate[] {
  return steps
    .filter(step => step.direction === 'forward' && isGate(step))
    .map(({ environment, type, input }) => ({
      environment,
      type: type as GateType,
      input: input as GateInput,
    }));
}

/** Before the first name is published of what runs then, else before the first release is live. */
function middleOf(steps: readonly NewStep[]): number {
  const move = steps.findIndex(isOfAll);
  if (move >= 0) {
    return move;
  }
  const applied = steps.findIndex(({ type }) => type === 'kubernetes.apply');
  const published = steps.findIndex(
    ({ type }, index) => type === 'dns.publish' && index > applied,
  );
  return applied >= 0 && published >= 0
    ? published
    : steps.findIndex(({ type }) => type === 'release.live');
}
