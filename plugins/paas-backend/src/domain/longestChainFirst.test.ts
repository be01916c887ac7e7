import fc from 'fast-check';
import { longestChainFirst } from './longestChainFirst';
import { nextSteps } from './nextSteps';

interface Target {
  instanceId: string;
  dependsOn: string[];
}

/** Instances of which each depends on some before it. */
const graphs = fc
  .array(fc.array(fc.nat(), { maxLength: 3 }), { minLength: 1, maxLength: 25 })
  .map(all =>
    all.map(
      (needs, index): Target => ({
        instanceId: String(index),
        dependsOn:
          index === 0
            ? []
            : [...new Set(needs.map(need => String(need % index)))],
      }),
    ),
  );

/** How many rounds it takes if each does one step of at most so many instances. */
function rounds(
  targets: Target[],
  most: number,
  direction: 'forward' | 'undo',
) {
  const steps = targets.map(({ instanceId }) => ({
    ...{ instanceId, direction, type: 'any' },
    state: 'pending' as 'pending' | 'done',
  }));
  let count = 0;
  for (;;) {
    const now = longestChainFirst(nextSteps(steps, targets), targets);
    if (now.length === 0) {
      return count;
    }
    now.slice(0, most).forEach(step => {
      step.state = 'done';
    });
    count += 1;
  }
}

function longestChain(targets: Target[]): number {
  const lengths = new Map<string, number>();
  for (const { instanceId, dependsOn } of targets) {
    const before = dependsOn.map(id => lengths.get(id)!);
    lengths.set(instanceId, Math.max(0, ...before) + 1);
  }
  return Math.max(...lengths.values());
}

describe('which instances go first where not all can', () => {
  it('are those for which most wait in a row, so that leaves do not hold up a chain', () => {
    const leaves = Array.from({ length: 6 }, (_, index) => ({
      instanceId: `a-leaf-${index}`,
      dependsOn: [],
    }));
    const chain = [0, 1, 2, 3].map(index => ({
      instanceId: `z-${index}`,
      dependsOn: index === 0 ? [] : [`z-${index - 1}`],
    }));
    for (const direction of ['forward', 'undo'] as const) {
      expect(rounds([...leaves, ...chain], 3, direction)).toBe(4);
    }
  });

  it('never need more rounds than the longest chain and a full share of the rest', () => {
    fc.assert(
      fc.property(
        graphs,
        fc.integer({ min: 1, max: 8 }),
        fc.constantFrom('forward' as const, 'undo' as const),
        (targets, most, direction) => {
          const count = rounds(targets, most, direction);
          const chain = longestChain(targets);
          expect(count).toBeGreaterThanOrEqual(chain);
          expect(count).toBeLessThanOrEqual(
            Math.ceil((targets.length - chain) / most) + chain,
          );
        },
      ),
    );
  });

  it('keep the order of the plan where nothing else tells them apart', () => {
    const steps = ['b', 'a', 'c'].map(instanceId => ({
      ...{ instanceId, direction: 'forward' as const },
    }));
    expect(longestChainFirst(steps, [])).toEqual(steps);
    expect(longestChainFirst([], [])).toEqual([]);
  });
});
