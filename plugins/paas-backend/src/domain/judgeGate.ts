import type { GateInput } from '@mooring/backstage-plugin-paas-common';

/** A decision at a gate that is about the plan as it is now. */
export interface CountedDecision {
  actor: string;
  onBehalfOf: string | undefined;
  verdict: 'approved' | 'rejected' | 'confirmed';
  note: string | undefined;
}

/** How it stands at a gate. */
export type GateVerdict =
  | { status: 'open'; missing: number }
  | { status: 'passed'; by: string[] }
  | { status: 'rejected'; by: string; note: string | undefined };

/**
 * What decisions at a gate come to. One refusal is enough; agreeing takes as many
 * different people as the gate asks for, where a delegate counts as the person
 * who is away, and nobody counts twice.
 *
 * @param decisions - in the order in which they were taken
 */
export function judgeGate(
  { count }: Pick<GateInput, 'count'>,
  decisions: readonly CountedDecision[],
): GateVerdict {
  const agreed: string[] = [];
  const spent = new Set<string>();
  for (const { actor, onBehalfOf, verdict, note } of decisions) {
    if (verdict === 'rejected') {
      return { status: 'rejected', by: actor, note };
    }
    const person = onBehalfOf ?? actor;
    if (!spent.has(actor) && !spent.has(person)) {
      agreed.push(person);
      spent.add(actor).add(person);
    }
    if (agreed.length >= count) {
      return { status: 'passed', by: agreed };
    }
  }
  return { status: 'open', missing: count - agreed.length };
}
