import type {
  PlanStep,
  ReleaseName,
} from '@mooring/backstage-plugin-paas-common';
import fc from 'fast-check';
import { World } from './__testUtils__/World';
import { contents } from './content/__testUtils__/contents';
import { setNames } from './content/setNames';
import { nextSteps } from './nextSteps';
import { MOVE_TTL_SECONDS, planSteps, type Transition } from './planSteps';
import { createRelease } from './Release';
import { reversePlan } from './reversePlan';

const TTL = 60;

function name(label: string, value: string): ReleaseName {
  return { name: `${label}.corp`, zone: 'corp', type: 'A', value, ttl: TTL };
}

/** Two to four instances in pairs; each first gives some of its names to its second. */
const pairs = fc.array(
  fc.record({
    giver: contents,
    taker: contents,
    kept: fc.integer({ min: 0, max: 2 }),
    moved: fc.integer({ min: 1, max: 3 }),
    own: fc.integer({ min: 0, max: 2 }),
  }),
  { minLength: 1, maxLength: 2 },
);

type Pair = typeof pairs extends fc.Arbitrary<(infer T)[]> ? T : never;

function transitionsOf(chosen: Pair[]): Transition[] {
  return chosen.flatMap(({ giver, taker, kept, moved, own }, pair) => {
    const labels = (what: string, count: number) =>
      Array.from({ length: count }, (_, i) => `${what}${i}-${pair}`);
    const release = (
      number: number,
      content: typeof giver,
      names: ReleaseName[],
    ) =>
      createRelease(
        number,
        setNames(
          {
            ...content,
            running: true,
            expose: { service: content.service, port: 'http' },
          },
          names,
          undefined,
        ),
      );
    const at = (value: string) => (label: string) => name(label, value);
    const [first, second] = [at('10.0.0.1'), at('10.0.0.2')];
    const keeps = labels('kept', kept).map(first);
    const has = labels('own', own).map(second);
    const goes = labels('moved', moved);
    return [
      {
        instanceId: `giver-${pair}`,
        instanceRef: `default/shop/giver${pair}/east`,
        environment: 'east',
        from: release(1, giver, [...keeps, ...goes.map(first)]),
        partial: [],
        to: release(2, giver, keeps),
      },
      {
        instanceId: `taker-${pair}`,
        instanceRef: `default/shop/taker${pair}/west`,
        environment: 'west',
        from: release(1, taker, has),
        partial: [],
        to: release(2, taker, [...has, ...goes.map(second)]),
      },
    ];
  });
}

function worldOf(targets: readonly Transition[], end: 'from' | 'to'): World {
  return new World(
    Object.fromEntries(
      targets.map(target => [target.instanceRef, target[end]!]),
    ),
  );
}

/** Carries steps out as an engine does, side by side in any order, and looks in between. */
function carryOut(
  world: World,
  steps: ReturnType<typeof planSteps>,
  choices: readonly number[],
  look: (step: PlanStep) => void,
): void {
  const open = steps.map(step => ({
    ...step,
    direction: 'forward' as const,
    state: 'pending' as 'pending' | 'done',
  }));
  const targets = [...new Set(steps.map(({ instanceId }) => instanceId))].map(
    instanceId => ({ instanceId, dependsOn: [] }),
  );
  for (const choice of choices) {
    const next = nextSteps(open, targets);
    const step = next[choice % Math.max(1, next.length)];
    if (step) {
      world.carryOut(step);
      step.state = 'done';
      look(step);
    }
  }
}

const all = Array.from({ length: 200 }, (_, i) => i);

describe('planSteps', () => {
  it('moves names so that each always leads to what answers, and leads back from any point', () => {
    fc.assert(
      fc.property(
        pairs,
        fc.array(fc.nat(7), { maxLength: 60 }),
        (chosen, choices) => {
          const targets = transitionsOf(chosen);
          const names = targets.flatMap(({ from }) =>
            from!.content.names.map(it => it.name),
          );
          const world = worldOf(targets, 'from');
          const everyNameIsAnswered = () =>
            expect(
              names.filter(
                it =>
                  !world.claims.has(it) ||
                  !world.records.has(it) ||
                  world
                    .ledTo(it)
                    .some(instance => !world.answers(instance, it)),
              ),
            ).toEqual([]);

          const steps = planSteps(targets, 'plan');
          carryOut(world, steps, choices, everyNameIsAnswered);
          const undo = reversePlan(targets).map(step => ({
            ...step,
            environment: 'any',
          }));
          carryOut(world, undo, all, everyNameIsAnswered);
          expect(world.facts()).toEqual(worldOf(targets, 'from').facts());

          carryOut(world, steps, all, everyNameIsAnswered);
          expect(world.facts()).toEqual(worldOf(targets, 'to').facts());
        },
      ),
      { numRuns: 200 },
    );
  });

  it('has nobody remember a moving name for long', () => {
    fc.assert(
      fc.property(pairs, chosen => {
        const targets = transitionsOf(chosen);
        const world = worldOf(targets, 'from');
        const remembered: number[] = [];
        carryOut(world, planSteps(targets, 'plan'), all, ({ type }) => {
          if (type === 'dns.move') {
            remembered.push(
              ...[...world.remembered.values()]
                .filter(known => known.size > 1)
                .flatMap(known => [...known.values()]),
            );
          }
        });
        expect(remembered.length).toBeGreaterThan(0);
        expect(Math.max(...remembered)).toBe(MOVE_TTL_SECONDS);
      }),
      { numRuns: 50 },
    );
  });

  it('moves all names of an operation in one step, which stands alone', () => {
    const [chosen] = fc.sample(pairs, { numRuns: 1, seed: 3 });
    const steps = planSteps(transitionsOf(chosen!), 'plan');
    const at = (type: string) =>
      steps.flatMap((step, index) => (step.type === type ? [index] : []));
    const [first, second, ...more] = at('dns.move');
    expect(more).toEqual([]);
    expect(
      new Set(steps.slice(first! + 1, second).map(({ type }) => type)),
    ).toEqual(new Set(['dns.settle']));
    expect(at('release.live').every(index => index > second!)).toBe(true);
  });

  it('leaves a name alone that would have to pass through an instance', () => {
    const [chosen] = fc.sample(pairs, { numRuns: 1, seed: 3 });
    const [giver, taker] = transitionsOf([{ ...chosen![0]!, own: 1 }]) as [
      Transition,
      Transition,
    ];
    const swap: Transition[] = [
      { ...giver, to: { ...giver.from!, content: taker.from!.content } },
      { ...taker, to: { ...taker.from!, content: giver.from!.content } },
    ];
    expect(planSteps(swap, 'plan').map(({ type }) => type)).not.toContain(
      'dns.move',
    );
  });
});
