import {
  canonicalJson,
  formatObjectRef,
  objectRefOf,
  type Manifest,
} from '@mooring/common';
import type { PlanStep } from '@mooring/backstage-plugin-paas-common';
import fc from 'fast-check';
import { contents } from './content/__testUtils__/contents';
import { setVariables } from './content/setVariables';
import { planTransition } from './planTransition';
import { createRelease, type Release } from './Release';
import { reversePlan } from './reversePlan';

/** What a cluster and a DNS server would hold for one instance. */
interface World {
  claims: string[];
  objects: Record<string, string>;
  records: Record<string, string>;
}

const INSTANCE = 'default/shop/web/dev';

function worldOf(release: Release | undefined): World {
  const world: World = { claims: [], objects: {}, records: {} };
  for (const object of release?.content.objects ?? []) {
    world.objects[keyOf(object)] = canonicalJson(object);
  }
  for (const { name, value } of release?.content.names ?? []) {
    world.claims.push(name);
    if (release?.content.running) {
      world.records[name] = value;
    }
  }
  world.claims.sort();
  return world;
}

function carryOut(world: World, step: PlanStep): World {
  const input = step.input as Record<string, unknown>;
  const next = structuredClone(world);
  switch (step.type) {
    case 'dns.claim':
      next.claims = [...(input.names as string[])].sort();
      break;
    case 'dns.publish':
      next.records = Object.fromEntries(
        (input.records as { name: string; values: string[] }[]).map(r => [
          r.name,
          r.values[0]!,
        ]),
      );
      break;
    case 'kubernetes.apply':
      for (const object of input.objects as Manifest[]) {
        next.objects[keyOf(object)] = canonicalJson(object);
      }
      break;
    case 'kubernetes.prune':
      for (const ref of input.objects as ReturnType<typeof objectRefOf>[]) {
        delete next.objects[formatObjectRef(ref)];
      }
      break;
    default:
      expect(['kubernetes.rollout', 'release.live']).toContain(step.type);
  }
  return next;
}

function keyOf(object: Manifest): string {
  return formatObjectRef(objectRefOf(object));
}

const releaseArb = (number: number): fc.Arbitrary<Release | undefined> =>
  fc.option(
    contents.map(content => createRelease(number, content)),
    { nil: undefined },
  );

/** Whether a step may take away what answers for names. */
function takesAway(type: string, to: Release | undefined): boolean {
  return type === 'kubernetes.apply' || (type === 'kubernetes.prune' && !to);
}

/** The world after an operation to `to` was stopped after some of its steps. */
function stoppedAt(
  from: Release | undefined,
  to: Release | undefined,
  cut: number,
): World {
  return planTransition(INSTANCE, from, to)
    .slice(0, cut)
    .reduce(carryOut, worldOf(from));
}

describe('planTransition', () => {
  it('has no steps between equal contents, whatever their numbers', () => {
    fc.assert(
      fc.property(contents, content => {
        expect(
          planTransition(
            INSTANCE,
            createRelease(1, content),
            createRelease(2, structuredClone(content)),
          ),
        ).toEqual([]);
      }),
    );
    expect(planTransition(INSTANCE, undefined, undefined)).toEqual([]);
  });

  it('leads from either release to the other and back, also when turned round halfway', () => {
    fc.assert(
      fc.property(
        releaseArb(1),
        releaseArb(2),
        fc.nat({ max: 20 }),
        (from, to, cut) => {
          const forward = planTransition(INSTANCE, from, to);
          expect(forward.reduce(carryOut, worldOf(from))).toEqual(worldOf(to));

          const halfway = stoppedAt(from, to, cut);
          const undo = reversePlan([
            {
              instanceId: 'i',
              instanceRef: INSTANCE,
              environment: 'dev',
              from,
              partial: [],
              to,
            },
          ]);
          expect(undo.reduce(carryOut, halfway)).toEqual(worldOf(from));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('leads to where it shall from whatever stopped operations have left', () => {
    const some = contents.map(content => createRelease(1, content));
    fc.assert(
      fc.property(
        some,
        some,
        some,
        some,
        fc.nat({ max: 10 }),
        fc.nat({ max: 10 }),
        (live, first, second, to, cut, again) => {
          const stopped = stoppedAt(live, first, cut);
          const plan = planTransition(INSTANCE, live, to, [first]);
          expect(plan.reduce(carryOut, stopped)).toEqual(worldOf(to));

          const twice = planTransition(INSTANCE, live, second, [first])
            .slice(0, again)
            .reduce(carryOut, stopped);
          const last = planTransition(INSTANCE, live, to, [first, second]);
          expect(last.reduce(carryOut, twice)).toEqual(worldOf(to));
          const back = planTransition(INSTANCE, to, live, [first, second]);
          expect(back.reduce(carryOut, twice)).toEqual(worldOf(live));

          // A deletion on top of it, which is undone wherever it was by then.
          const gone = planTransition(INSTANCE, live, undefined, [first])
            .slice(0, again)
            .reduce(carryOut, stopped);
          const undo = reversePlan([
            {
              ...{ instanceId: 'i', instanceRef: INSTANCE, environment: 'dev' },
              ...{ from: live, partial: [first], to: undefined },
            },
          ]);
          expect(undo.reduce(carryOut, gone)).toEqual(worldOf(live));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('never publishes an unclaimed name, one that nothing answers for, nor keeps one that is not answered any more', () => {
    fc.assert(
      fc.property(releaseArb(1), releaseArb(2), (from, to) => {
        let world = worldOf(from);
        const steps = planTransition(INSTANCE, from, to);
        const stays = to?.content.running
          ? to.content.names.map(({ name }) => name)
          : [];
        for (const step of steps) {
          const before = world;
          world = carryOut(world, step);
          for (const name of Object.keys(world.records)) {
            expect(world.claims).toContain(name);
          }
          // Whatever takes pods or the Ingress away finds the names withdrawn.
          const kept = takesAway(step.type, to) ? stays : undefined;
          expect(
            Object.keys(before.records).filter(
              name => kept !== undefined && !kept.includes(name),
            ),
          ).toEqual([]);
        }
        const order = steps.map(({ type }) => type);
        expect(order.at(-1)).toBe(
          order.length > 0 ? 'release.live' : undefined,
        );
        const gained = stays.filter(name => !(name in worldOf(from).records));
        const rollout = order.indexOf('kubernetes.rollout');
        const publish = order.lastIndexOf('dns.publish');
        expect(gained.length === 0 || publish > rollout).toBe(true);
      }),
    );
  });

  it('has the autoscaler gone before it sets replicas itself', () => {
    fc.assert(
      fc.property(contents, contents, (a, b) => {
        const isAuto = ({ objects }: typeof a) =>
          objects.some(({ kind }) => kind === 'HorizontalPodAutoscaler');
        fc.pre(isAuto(a) && !isAuto(b));
        const steps = planTransition(
          INSTANCE,
          createRelease(1, a),
          createRelease(2, b),
        );
        const prune = steps.findIndex(
          ({ type, input }) =>
            type === 'kubernetes.prune' &&
            JSON.stringify(input).includes('HorizontalPodAutoscaler'),
        );
        const apply = steps.findIndex(
          ({ type }) => type === 'kubernetes.apply',
        );
        expect(prune).toBeGreaterThanOrEqual(0);
        expect(prune).toBeLessThan(apply);
      }),
    );
  });

  it('keeps replaced configuration until the new pods are ready, then removes it', () => {
    const [base] = fc.sample(contents, { numRuns: 1, seed: 1 });
    const withConfig = (number: number, level: string): Release =>
      createRelease(number, setVariables(base!, { LOG_LEVEL: level }, {}));
    const steps = planTransition(
      INSTANCE,
      withConfig(1, 'info'),
      withConfig(2, 'debug'),
    );
    expect(steps.map(({ type }) => type)).toEqual([
      'kubernetes.apply',
      'kubernetes.rollout',
      'kubernetes.prune',
      'release.live',
    ]);
    expect(steps[2]!.input).toMatchObject({ objects: [{ kind: 'ConfigMap' }] });
  });
});
