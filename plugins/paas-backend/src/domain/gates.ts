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

/**
 * Puts gates among the steps of a plan.
 *
 * @remarks
 * `before` stands before all steps of its environment, `after` behind them, and
 * `between` where pods of the first instance run and its names are not published
 * yet. An environment of which nothing changes has no gates.
 *
 * @param steps - those of one environment in one piece
 */
export function withGates(
  steps: readonly (NewStep & { environment: string })[],
  gates: readonly PlacedGate[],
): NewStep[] {
  const environments = [...new Set(steps.map(step => step.environment))];
  return environments.flatMap(environment => {
    const own = steps
      .filter(step => step.environment === environment)
      .map(({ environment: _, ...step }): NewStep => step);
    const { instance, instanceId } = own[0]!;
    const at = (place: GatePlace): NewStep[] =>
      gates
        .filter(
          it => it.environment === environment && it.input.place === place,
        )
        .map(({ type, input }) => ({
          ...{ instance, instanceId, type },
          input: input as NewStep['input'],
        }));
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
  const applied = steps.findIndex(({ type }) => type === 'kubernetes.apply');
  const published = steps.findIndex(
    ({ type }, index) => type === 'dns.publish' && index > applied,
  );
  return applied >= 0 && published >= 0
    ? published
    : steps.findIndex(({ type }) => type === 'release.live');
}
