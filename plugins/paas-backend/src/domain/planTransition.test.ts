import {
  canonicalJson,
  formatObjectRef,
  objectRefOf,
  type Manifest,
} from '@mooring/common';
import type {
  PlanStep,
  ReleaseContent,
} from '@mooring/backstage-plugin-paas-common';
import fc from 'fast-check';
import { planTransition } from './planTransition';
import type { Release } from './Release';
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
    world.records[name] = value;
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

const objectArb = fc
  .record({
    kind: fc.constantFrom('ConfigMap', 'Deployment', 'Service'),
    name: fc.constantFrom('web', 'web-0a', 'web-0b'),
    data: fc.integer({ min: 0, max: 2 }),
  })
  .map(
    ({ kind, name, data }): Manifest => ({
      apiVersion: kind === 'Deployment' ? 'apps/v1' : 'v1',
      kind,
      metadata: { name, namespace: 'shop-dev' },
      data,
    }),
  );

const contentArb: fc.Arbitrary<ReleaseContent> = fc
  .record({
    objects: fc.uniqueArray(objectArb, { selector: keyOf, maxLength: 6 }),
    names: fc.uniqueArray(
      fc.record({
        name: fc.constantFrom('a.corp', 'b.corp', 'c.corp'),
        value: fc.constantFrom('10.0.0.1', '10.0.0.2'),
      }),
      { selector: ({ name }) => name },
    ),
  })
  .map(({ objects, names }) => ({
    schemaVersion: 1,
    cluster: 'dev',
    namespace: 'shop-dev',
    projectRef: 'system:default/shop',
    blueprint: 'nginx',
    values: {},
    image: {
      repository: 'nginx',
      tag: '1',
      digest: `sha256:${'0'.repeat(64)}`,
    },
    objects,
    workloads: objects
      .filter(({ kind }) => kind === 'Deployment')
      .map(objectRefOf),
    names: names.map(({ name, value }) => ({
      name,
      zone: 'corp',
      type: 'A',
      value,
      ttl: 60,
    })),
  }));

const releaseArb = (number: number): fc.Arbitrary<Release | undefined> =>
  fc.option(
    contentArb.map(content => ({ number, content })),
    { nil: undefined },
  );

describe('planTransition', () => {
  it('has no steps between equal contents, whatever their numbers', () => {
    fc.assert(
      fc.property(contentArb, content => {
        expect(
          planTransition(
            INSTANCE,
            { number: 1, content },
            { number: 2, content: structuredClone(content) },
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

          const halfway = forward.slice(0, cut).reduce(carryOut, worldOf(from));
          const undo = reversePlan([
            { instanceId: 'i', instanceRef: INSTANCE, from, to },
          ]);
          expect(undo.reduce(carryOut, halfway)).toEqual(worldOf(from));
        },
      ),
    );
  });

  it('never publishes an unclaimed name, nor removes what a name still points at', () => {
    fc.assert(
      fc.property(releaseArb(1), releaseArb(2), (from, to) => {
        let world = worldOf(from);
        const steps = planTransition(INSTANCE, from, to);
        for (const step of steps) {
          world = carryOut(world, step);
          for (const name of Object.keys(world.records)) {
            expect(world.claims).toContain(name);
          }
          const takesAllAway = step.type === 'kubernetes.prune' && !to;
          expect(takesAllAway && Object.keys(world.records).length > 0).toBe(
            false,
          );
        }
        const order = steps.map(({ type }) => type);
        expect(order.at(-1)).toBe(
          order.length > 0 ? 'release.live' : undefined,
        );
        // A release that comes: built, ready, published, and only then tidied up.
        const known = [
          'kubernetes.apply',
          'kubernetes.rollout',
          'dns.publish',
          'kubernetes.prune',
        ];
        const places = order
          .map(type => known.indexOf(type))
          .filter(place => place >= 0);
        expect(places).toEqual([...places].sort((a, b) => a - b));
      }),
    );
  });

  it('moves a name between two instances without both holding it', () => {
    const named = (number: number, names: string[]): Release => ({
      number,
      content: {
        ...fc.sample(contentArb, { numRuns: 1, seed: 7 })[0]!,
        names: names.map(name => ({
          name,
          zone: 'corp',
          type: 'A',
          value: '10.0.0.1',
          ttl: 60,
        })),
      },
    });
    const steps = [
      ...planTransition(
        'default/shop/old/dev',
        named(1, ['a.corp']),
        named(2, []),
      ),
      ...planTransition(
        'default/shop/new/dev',
        named(1, []),
        named(2, ['a.corp']),
      ),
    ];
    const holders = new Set<string>();
    for (const step of steps.filter(({ type }) => type === 'dns.claim')) {
      const { names } = step.input as { names: string[] };
      if (names.includes('a.corp')) {
        holders.add(step.instance);
      } else {
        holders.delete(step.instance);
      }
      expect(holders.size).toBeLessThanOrEqual(1);
    }
    expect([...holders]).toEqual(['default/shop/new/dev']);
  });

  it('keeps replaced configuration until the new pods are ready, then removes it', () => {
    const base = fc.sample(contentArb, { numRuns: 1, seed: 1 })[0]!;
    const withConfig = (number: number, config: string): Release => ({
      number,
      content: {
        ...base,
        objects: [
          {
            apiVersion: 'v1',
            kind: 'ConfigMap',
            metadata: { name: config, namespace: 'shop-dev' },
          },
          {
            apiVersion: 'apps/v1',
            kind: 'Deployment',
            metadata: { name: 'web', namespace: 'shop-dev' },
            config,
          },
        ],
        workloads: [
          {
            apiVersion: 'apps/v1',
            kind: 'Deployment',
            namespace: 'shop-dev',
            name: 'web',
          },
        ],
      },
    });
    const steps = planTransition(
      INSTANCE,
      withConfig(1, 'web-old'),
      withConfig(2, 'web-new'),
    );
    expect(steps.map(({ type }) => type)).toEqual([
      'kubernetes.apply',
      'kubernetes.rollout',
      'kubernetes.prune',
      'release.live',
    ]);
    expect(steps[2]!.input).toMatchObject({ objects: [{ name: 'web-old' }] });
  });
});
