import type {
  ConditionVerdict,
  PlanFacts,
  ProcedureCondition,
} from '@mooring/backstage-plugin-paas-common';
import { isWithinOfficeHours } from './isWithinOfficeHours';

type Test = (
  condition: ProcedureCondition,
  facts: PlanFacts,
) => boolean | undefined;

/** Undefined: not asked for. */
const TESTS: Record<ConditionVerdict['condition'], Test> = {
  environments: ({ environments }, { environment }) =>
    oneOf(environments, [environment]),
  projects: ({ projects }, { projectRef }) => oneOf(projects, [projectRef]),
  blueprints: ({ blueprints }, facts) => oneOf(blueprints, facts.blueprints),
  kinds: ({ kinds }, { kind }) => oneOf(kinds, [kind]),
  parts: ({ parts }, facts) => oneOf(parts, facts.parts),
  toZero: ({ toZero }, facts) =>
    toZero === undefined ? undefined : facts.toZero === toZero,
  moreInstancesThan: ({ moreInstancesThan }, { instances }) =>
    moreInstancesThan === undefined ? undefined : instances > moreInstancesThan,
  outside: ({ outside }, { at }) =>
    outside && !isWithinOfficeHours(outside, new Date(at)),
};

/** How each thing that a condition asks for stands; it applies where all hold. */
export function judgeCondition(
  condition: ProcedureCondition,
  facts: PlanFacts,
): ConditionVerdict[] {
  const names = Object.keys(TESTS) as ConditionVerdict['condition'][];
  return names.flatMap(name => {
    const holds = TESTS[name](condition, facts);
    return holds === undefined ? [] : [{ condition: name, holds }];
  });
}

function oneOf<T>(wanted: readonly T[], actual: readonly T[]) {
  return wanted.length === 0
    ? undefined
    : wanted.some(item => actual.includes(item));
}
