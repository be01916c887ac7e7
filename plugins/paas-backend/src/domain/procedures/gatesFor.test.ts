import {
  changeKindSchema,
  gateSchema,
  releasePartSchema,
  type PlanFacts,
  type Procedure,
} from '@mooring/backstage-plugin-paas-common';
import fc from 'fast-check';
import { gatesFor } from './gatesFor';
import { judgeCondition } from './judgeCondition';

const ENVIRONMENTS = ['dev', 'test', 'prod'];
const PROJECTS = ['system:default/shop', 'system:default/ledger'];
const BLUEPRINTS = ['nginx', 'redis'];
const PLACES = ['before', 'between', 'after'] as const;

const some = <T>(values: readonly T[]) =>
  fc.subarray([...values]) as fc.Arbitrary<T[]>;

const gates = fc
  .tuple(
    fc.constantFrom(...PLACES),
    fc.constantFrom('approve', 'confirm'),
    fc.constantFrom('Approve', 'Look at the graphs', 'Tell support'),
  )
  .map(([place, type, title]) =>
    gateSchema.parse({ place, type, title, group: 'group:default/sre' }),
  );

const conditions = fc.record({
  environments: some(ENVIRONMENTS),
  projects: some(PROJECTS),
  blueprints: some(BLUEPRINTS),
  kinds: some(changeKindSchema.options),
  parts: some(releasePartSchema.options),
  toZero: fc.option(fc.boolean(), { nil: undefined }),
  moreInstancesThan: fc.option(fc.nat(5), { nil: undefined }),
});

const procedures: fc.Arbitrary<Procedure> = fc.record({
  name: fc.constantFrom('Change board', 'Night', 'Databases', 'change board'),
  condition: fc.oneof(
    conditions,
    // Otherwise hardly any would ever apply.
    conditions.map(all => ({
      ...all,
      projects: [],
      blueprints: [],
      kinds: [],
      parts: [],
      toZero: undefined,
    })),
  ),
  gates: fc.array(gates, { minLength: 1, maxLength: 4 }),
});

const facts: fc.Arbitrary<PlanFacts> = fc.record({
  environment: fc.constantFrom(...ENVIRONMENTS),
  projectRef: fc.constantFrom(...PROJECTS),
  blueprints: some(BLUEPRINTS),
  kind: fc.constantFrom(...changeKindSchema.options),
  parts: some(releasePartSchema.options),
  toZero: fc.boolean(),
  instances: fc.integer({ min: 1, max: 6 }),
  at: fc.constant('2026-03-02T10:00:00Z'),
});

describe('gatesFor', () => {
  it('asks for the gates of just those procedures of which all holds, whatever their order', () => {
    let asked = 0;
    fc.assert(
      fc.property(fc.array(procedures), facts, fc.gen(), (all, plan, draw) => {
        const actual = gatesFor(all, plan);
        const applying = all.filter(({ condition: it }) =>
          [
            it.environments.length === 0 ||
              it.environments.includes(plan.environment),
            it.projects.length === 0 || it.projects.includes(plan.projectRef),
            it.blueprints.length === 0 ||
              it.blueprints.filter(b => plan.blueprints.includes(b)).length > 0,
            it.kinds.length === 0 || it.kinds.includes(plan.kind),
            it.parts.length === 0 ||
              it.parts.filter(p => plan.parts.includes(p)).length > 0,
            it.toZero === undefined || it.toZero === plan.toZero,
            it.moreInstancesThan === undefined ||
              plan.instances > it.moreInstancesThan,
          ].every(Boolean),
        );
        const expected = applying.flatMap(procedure =>
          procedure.gates.map(gate => ({ ...gate, procedure: procedure.name })),
        );
        const asText = (list: object[]) =>
          list.map(gate => JSON.stringify(gate)).sort();
        expect(asText(actual)).toEqual(asText(expected));
        asked += actual.length;

        const places = actual.map(({ place }) => PLACES.indexOf(place));
        expect(places).toEqual([...places].sort());

        const shuffled = draw(fc.shuffledSubarray, all, {
          minLength: all.length,
        });
        expect(gatesFor(shuffled, plan)).toEqual(actual);
      }),
      { numRuns: 500 },
    );
    expect(asked).toBeGreaterThan(100);
  });

  it('keeps the order in which a procedure is written', () => {
    const gate = (title: string, place = 'before') =>
      gateSchema.parse({
        ...{ place, type: 'confirm', title },
        group: 'group:default/sre',
      });
    const condition = {
      ...{ environments: [], projects: [], blueprints: [] },
      ...{ kinds: [], parts: [] },
    };
    const plan = fc.sample(facts, { numRuns: 1, seed: 1 })[0]!;
    const titles = gatesFor(
      [
        {
          name: 'B',
          condition,
          gates: [gate('4', 'after'), gate('3'), gate('2')],
        },
        { name: 'A', condition, gates: [gate('1')] },
      ],
      plan,
    ).map(({ title, procedure }) => procedure + title);
    expect(titles).toEqual(['A1', 'B3', 'B2', 'B4']);
  });
});

describe('office hours', () => {
  const outside = {
    timeZone: 'Europe/Berlin',
    days: [1, 2, 3, 4, 5, 7],
    ...{ from: '01:30', until: '18:00' },
  };
  const isOutside = (at: string, hours = outside) => {
    const [condition] = fc.sample(conditions, { numRuns: 1, seed: 1 });
    const [plan] = fc.sample(facts, { numRuns: 1, seed: 1 });
    return judgeCondition(
      { ...condition!, outside: hours },
      { ...plan!, at },
    ).find(verdict => verdict.condition === 'outside')!.holds;
  };

  it.each([
    // Sunday the 29th of March 2026: 02:00 becomes 03:00 there.
    ['2026-03-29T00:29:00Z', true],
    ['2026-03-29T00:30:00Z', false],
    ['2026-03-29T01:00:00Z', false],
    ['2026-03-29T15:59:59Z', false],
    ['2026-03-29T16:00:00Z', true],
    // Sunday the 25th of October 2026: 03:00 becomes 02:00.
    ['2026-10-24T23:29:00Z', true],
    ['2026-10-24T23:30:00Z', false],
    ['2026-10-25T16:59:59Z', false],
    ['2026-10-25T17:00:00Z', true],
    // A Saturday.
    ['2026-10-24T10:00:00Z', true],
    // Still Friday there, and Saturday in UTC; and the other way round.
    ['2026-01-02T23:30:00-08:00', true],
    ['2026-01-05T00:45:00Z', false],
  ])('at %s it is outside: %s', (at, expected) => {
    expect(isOutside(at)).toBe(expected);
  });

  it('are those of the wall, as long as they are, on every day of the year', () => {
    const hours = { ...outside, timeZone: 'America/Los_Angeles' };
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 364 }), day => {
        const noon = Date.UTC(2026, 0, 1 + day, 20);
        const date = new Date(noon);
        // On a clock change 02:00 or 03:00 is there twice or not at all.
        const local = (hour: string) =>
          ['-07:00', '-08:00']
            .map(
              offset =>
                new Date(
                  `${date.toISOString().slice(0, 10)}T${hour}:00${offset}`,
                ),
            )
            .find(
              at =>
                at.toLocaleTimeString('en-GB', {
                  timeZone: hours.timeZone,
                  ...{ hour: '2-digit', minute: '2-digit' },
                }) === hour,
            )!;
        const isWorkday = date.getUTCDay() !== 6;
        const at = (hour: string, ms: number) =>
          new Date(local(hour).getTime() + ms).toISOString();
        expect([
          isOutside(at('18:00', -1), hours),
          isOutside(at('18:00', 0), hours),
          isOutside(at('12:00', 0), hours),
        ]).toEqual([!isWorkday, true, !isWorkday]);
      }),
      { numRuns: 365 },
    );
  });
});
