import {
  formatObjectRef,
  objectRefOf,
  type Manifest,
  type ObjectRef,
} from '@mooring/common';
import type {
  PlanStep,
  ReleaseName,
} from '@mooring/backstage-plugin-paas-common';
import fc from 'fast-check';
import { contents } from './content/__testUtils__/contents';
import { setNames } from './content/setNames';
import { nextSteps } from './nextSteps';
import { MOVE_TTL_SECONDS, planSteps, type Transition } from './planSteps';
import { createRelease, type Release } from './Release';
import { reversePlan } from './reversePlan';

const TTL = 60;

interface DnsInput {
  owners?: { instance: string; names: string[]; records: PublishedRecord[] }[];
  names?: string[];
  records?: PublishedRecord[];
  objects?: Manifest[];
}

interface PublishedRecord {
  name: string;
  ttl: number;
  values: string[];
}

/** What clusters and a DNS server hold, and what resolvers may remember. */
class World {
  readonly claims = new Map<string, string>();
  readonly records = new Map<string, { instance: string; ttl: number }>();
  /** Objects by instance and reference. */
  readonly objects = new Map<string, Map<string, Manifest>>();
  /** Instances that resolvers may still lead to, with how long they may. */
  readonly remembered = new Map<string, Map<string, number>>();

  constructor(releases: Record<string, Release>) {
    for (const [instance, { content }] of Object.entries(releases)) {
      this.objects.set(instance, new Map());
      this.apply(instance, content.objects);
      for (const { name, ttl } of content.names) {
        this.claims.set(name, instance);
        this.records.set(name, { instance, ttl });
        this.remembered.set(name, new Map([[instance, ttl]]));
      }
    }
  }

  carryOut({ instance, type, input }: PlanStep): void {
    const { owners, names, records, objects } = input as DnsInput;
    switch (type) {
      case 'dns.claim':
        this.claim(instance, names!);
        break;
      case 'dns.publish':
        this.publish([{ instance, records: records! }]);
        break;
      case 'dns.move':
        owners!.forEach(owner => this.claim(owner.instance, [], owner.names));
        owners!.forEach(owner => this.claim(owner.instance, owner.names));
        this.publish(owners!);
        break;
      case 'dns.settle':
        this.forget((input as { seconds: number }).seconds);
        break;
      case 'kubernetes.apply':
        this.apply(instance, objects!);
        break;
      case 'kubernetes.prune':
        for (const ref of (input as unknown as { objects: ObjectRef[] })
          .objects) {
          this.objects.get(instance)!.delete(formatObjectRef(ref));
        }
        break;
      default:
        expect(['kubernetes.rollout', 'release.live']).toContain(type);
    }
  }

  /** Where a name leads, also by what was remembered. */
  ledTo(name: string): string[] {
    return [
      ...(this.remembered.get(name)?.keys() ?? []),
      ...(this.records.has(name) ? [this.records.get(name)!.instance] : []),
    ];
  }

  answers(instance: string, name: string): boolean {
    return [...this.objects.get(instance)!.values()].some(
      ({ kind, spec }) =>
        kind === 'Ingress' &&
        (spec as { rules: { host: string }[] }).rules.some(
          ({ host }) => host === name,
        ),
    );
  }

  facts() {
    return {
      claims: Object.fromEntries(this.claims),
      records: Object.fromEntries(this.records),
      objects: Object.fromEntries(
        [...this.objects].map(([instance, objects]) => [
          instance,
          Object.fromEntries(objects),
        ]),
      ),
    };
  }

  private claim(instance: string, names: string[], keep = names): void {
    for (const [name, holder] of this.claims) {
      if (holder === instance && !keep.includes(name)) {
        this.claims.delete(name);
      }
    }
    for (const name of names) {
      const holder = this.claims.get(name) ?? instance;
      expect(`${name} of ${holder}`).toBe(`${name} of ${instance}`);
      this.claims.set(name, instance);
    }
  }

  private publish(
    owners: { instance: string; records: PublishedRecord[] }[],
  ): void {
    for (const [name, { instance }] of this.records) {
      if (owners.some(owner => owner.instance === instance)) {
        this.records.delete(name);
      }
    }
    for (const { instance, records } of owners) {
      for (const { name, ttl } of records) {
        expect(`${name} of ${this.claims.get(name)}`).toBe(
          `${name} of ${instance}`,
        );
        this.records.set(name, { instance, ttl });
        const known = this.remembered.get(name) ?? new Map<string, number>();
        known.set(instance, Math.max(ttl, known.get(instance) ?? 0));
        this.remembered.set(name, known);
      }
    }
  }

  private forget(seconds: number): void {
    for (const [name, known] of this.remembered) {
      const { instance, ttl } = this.records.get(name) ?? {};
      for (const [holder, left] of known) {
        if (holder === instance) {
          known.set(holder, Math.max(ttl!, left - seconds));
        } else if (left <= seconds) {
          known.delete(holder);
        }
      }
    }
  }

  private apply(instance: string, objects: Manifest[]): void {
    for (const object of objects) {
      this.objects.get(instance)!.set(keyOf(object), object);
    }
  }
}

function keyOf(object: Manifest): string {
  return formatObjectRef(objectRefOf(object));
}

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
