import { Random } from '../harness/Random.ts';

/** A service of the project that is rolled back. */
export interface Part {
  name: string;
  /** Names of those that have to be there first. */
  needs: string[];
  /** How long its pods take to be replaced, every time. */
  rolloutMs: number;
}

const shortestMs = 1_000;
const spreadMs = 2_000;

/**
 * Services in layers, as projects have them: some stores, many services on them,
 * a few gateways. Each needs two of the layer before.
 */
export function inLayers(widths: readonly number[], suffix: string): Part[] {
  const random = new Random(3);
  const nameOf = (layer: number, index: number) =>
    `part-${layer}-${index}-${suffix}`;
  return widths.flatMap((width, layer) =>
    Array.from({ length: width }, (_, index) => {
      const before = widths[layer - 1] ?? 0;
      const needs = before === 0 ? [] : [index % before, (index + 1) % before];
      return {
        name: nameOf(layer, index),
        needs: [...new Set(needs)].map(need => nameOf(layer - 1, need)),
        rolloutMs: shortestMs + random.below(spreadMs),
      };
    }),
  );
}

/** The same services, of which only the last few need one another, in a row. */
export function besideChain(parts: readonly Part[], length: number): Part[] {
  const first = parts.length - length;
  return parts.map((part, index) => ({
    ...part,
    needs: index > first ? [parts[index - 1]!.name] : [],
  }));
}

/** Of all chains of services that need one another, the one whose rollouts take longest. */
export function longestChain(parts: readonly Part[]): Part[] {
  const chains = new Map<string, Part[]>();
  // What is needed stands before what needs it.
  for (const part of parts) {
    const before = part.needs.map(name => chains.get(name)!);
    chains.set(part.name, [...longest(before), part]);
  }
  return longest([...chains.values()]);
}

/** One after the other. */
export function rolloutMsOf(parts: readonly Part[]): number {
  return parts.reduce((sum, { rolloutMs }) => sum + rolloutMs, 0);
}

function longest(chains: readonly Part[][]): Part[] {
  return chains.reduce<Part[]>(
    (best, chain) => (rolloutMsOf(chain) > rolloutMsOf(best) ? chain : best),
    [],
  );
}
