/** An instance and those that come first. */
export interface Waiting {
  instance: string;
  waitsFor?: readonly string[];
}

/**
 * What goes side by side, in turn: each stands right after the last of those that
 * it waits for.
 */
export function wavesOf<T extends Waiting>(items: readonly T[]): T[][] {
  const waves: T[][] = [];
  const placed = new Map<string, number>();
  const known = new Set(items.map(({ instance }) => instance));
  let rest = [...items];
  while (rest.length > 0) {
    const ready = rest.filter(({ waitsFor = [] }) =>
      waitsFor.every(ref => placed.has(ref) || !known.has(ref)),
    );
    // Nothing is ready in a circle only, which no plan has; it is shown all the same.
    const wave = ready.length > 0 ? ready : rest;
    wave.forEach(({ instance }) => placed.set(instance, waves.length));
    waves.push(wave);
    rest = rest.filter(({ instance }) => !placed.has(instance));
  }
  return waves;
}
