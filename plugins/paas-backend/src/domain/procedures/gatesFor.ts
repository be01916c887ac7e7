import { canonicalJson } from '@mooring/common';
import {
  gatePlaceSchema,
  type Gate,
  type PlanFacts,
  type Procedure,
} from '@mooring/backstage-plugin-paas-common';
import { judgeCondition } from './judgeCondition';

const PLACES = gatePlaceSchema.options;

/** Whether a procedure joins a plan. */
export function applies(
  { condition }: Pick<Procedure, 'condition'>,
  facts: PlanFacts,
): boolean {
  return judgeCondition(condition, facts).every(({ holds }) => holds);
}

/**
 * The gates that a plan is asked, each with the name of the procedure that asks
 * for it: by place, then by the procedure's name, then as written. The order in
 * which procedures are given does not matter, since the plan's hash covers it.
 */
export function gatesFor(
  procedures: readonly Procedure[],
  facts: PlanFacts,
): (Gate & { procedure: string })[] {
  const applying = procedures
    .filter(procedure => applies(procedure, facts))
    .map(procedure => ({ procedure, key: canonicalJson(procedure) }))
    .sort(
      (a, b) =>
        compare(a.procedure.name, b.procedure.name) || compare(a.key, b.key),
    );
  return PLACES.flatMap(place =>
    applying.flatMap(({ procedure }) =>
      procedure.gates
        .filter(gate => gate.place === place)
        .map(gate => ({ ...gate, procedure: procedure.name })),
    ),
  );
}

/** By code units: the same on every machine, whatever its language. */
function compare(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}
