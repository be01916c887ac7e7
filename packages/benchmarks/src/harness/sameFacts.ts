/** Two sides that were to tell the same facts do not. */
export class FactsDifferError extends Error {
  override readonly name = 'FactsDifferError';
}

const shown = 5;

/**
 * Compares what two sides tell, a text for each fact.
 *
 * @throws FactsDifferError with the first differences
 */
export function sameFacts(
  what: string,
  ours: { name: string; facts: readonly string[] },
  peer: { name: string; facts: readonly string[] },
): void {
  const known = new Set(peer.facts);
  const told = new Set(ours.facts);
  const differences = [
    ...ours.facts
      .filter(fact => !known.has(fact))
      .map(fact => `only ${ours.name}: ${fact}`),
    ...peer.facts
      .filter(fact => !told.has(fact))
      .map(fact => `only ${peer.name}: ${fact}`),
  ];
  if (ours.facts.length !== peer.facts.length)
    differences.push(
      `${ours.facts.length} from ${ours.name}, ${peer.facts.length} from ${peer.name}`,
    );
  if (differences.length === 0 && ours.facts.length > 0) return;
  throw new FactsDifferError(
    [
      `${what}: ${differences.length} differences`,
      ...differences.slice(0, shown),
    ].join('\n  '),
  );
}
