import fc from 'fast-check';
import { isGate, withGates, gatesOf, type PlacedGate } from './gates';
import { judgeGate, type CountedDecision } from './judgeGate';
import { nextSteps } from './nextSteps';
import { orderTargets } from './orderTargets';

const ENVIRONMENTS = ['dev', 'test', 'prod'];

const placed = fc
  .record({
    environment: fc.constantFrom(...ENVIRONMENTS),
    type: fc.constantFrom('human.approve' as const, 'human.confirm' as const),
    place: fc.constantFrom(
      'before' as const,
      'between' as const,
      'after' as const,
    ),
  })
  .map(
    ({ environment, type, place }): PlacedGate => ({
      ...{ environment, type },
      input: {
        ...{ place, title: 'Look', instructions: '', group: 'group:default/a' },
        ...{ count: 1, requesterMay: false, expiresAfterHours: 1 },
        procedure: 'p',
      },
    }),
  );

const project = fc
  .record({
    instances: fc.uniqueArray(
      fc.record({
        service: fc.integer({ min: 0, max: 5 }),
        environment: fc.constantFrom(...ENVIRONMENTS),
      }),
      {
        minLength: 1,
        maxLength: 10,
        selector: it => `${it.service} ${it.environment}`,
      },
    ),
    edges: fc.array(
      fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 5 })),
      { maxLength: 12 },
    ),
    reverse: fc.boolean(),
  })
  .map(({ instances, edges, reverse }) => {
    const dependsOn = new Map<string, string[]>();
    for (const [from, to] of edges) {
      dependsOn.set(`${from}`, [...(dependsOn.get(`${from}`) ?? []), `${to}`]);
    }
    return {
      targets: orderTargets(
        instances.map(({ service, environment }) => ({
          instanceId: `${service}-${environment}`,
          serviceId: `${service}`,
          environment,
        })),
        ENVIRONMENTS,
        dependsOn,
        reverse,
      ),
      count: instances.length,
    };
  });

function stepsOf(targets: { instanceId: string; environment: string }[]) {
  return targets.flatMap(({ instanceId, environment }) =>
    [
      'dns.claim',
      'kubernetes.apply',
      'kubernetes.rollout',
      'dns.publish',
      'release.live',
    ].map(type => ({
      ...{ instanceId, environment, type },
      ...{ instance: instanceId, input: {} },
    })),
  );
}

describe('orderTargets', () => {
  it('keeps everything once, environments together and in order, and what is needed first', () => {
    fc.assert(
      fc.property(project, ({ targets, count }) => {
        expect(new Set(targets.map(it => it.instanceId)).size).toBe(count);
        const ranks = targets.map(it => ENVIRONMENTS.indexOf(it.environment));
        expect(ranks).toEqual([...ranks].sort());
        targets.forEach((target, index) => {
          const before = targets.slice(0, index);
          for (const id of target.dependsOn) {
            expect(before.map(it => it.instanceId)).toContain(id);
          }
        });
      }),
    );
  });
});

describe('withGates and nextSteps', () => {
  it('run every step once, in order within an instance, nothing across a gate, and never get stuck', () => {
    fc.assert(
      fc.property(
        project,
        fc.array(placed, { maxLength: 6 }),
        fc.infiniteStream(fc.nat()),
        ({ targets }, gates, choices) => {
          const places = new Map(
            targets.map(it => [it.instanceId, it.environment]),
          );
          const steps = withGates(stepsOf(targets), gates).map((step, seq) => ({
            ...step,
            seq,
            environment: places.get(step.instanceId)!,
            direction: 'forward' as const,
            state: 'pending' as 'pending' | 'done',
          }));
          const touched = new Set(targets.map(it => it.environment));
          expect(gatesOf(steps)).toHaveLength(
            gates.filter(it => touched.has(it.environment)).length,
          );
          const order: typeof steps = [];
          for (
            let next = nextSteps(steps, targets);
            next.length > 0;
            next = nextSteps(steps, targets)
          ) {
            const alone = next.some(isGate);
            expect(alone ? next.length : 1).toBe(1);
            const step = next[choices.next().value! % next.length]!;
            step.state = 'done';
            order.push(step);
          }
          expect(order).toHaveLength(steps.length);
          const ended = (id: string) =>
            order.findIndex(
              it => it.instanceId === id && it.type === 'release.live',
            );
          const overtaken = order.filter((step, index) =>
            order
              .slice(index + 1)
              .some(
                it =>
                  it.seq < step.seq &&
                  (isGate(step) || it.instanceId === step.instanceId),
              ),
          );
          expect(overtaken).toEqual([]);
          for (const { instanceId, dependsOn } of targets) {
            const begun = order.findIndex(
              it => it.instanceId === instanceId && !isGate(it),
            );
            expect(dependsOn.every(id => ended(id) < begun)).toBe(true);
          }
        },
      ),
    );
  });
});

describe('judgeGate', () => {
  const decision = fc.record({
    actor: fc.constantFrom('a', 'b', 'c', 'd'),
    onBehalfOf: fc.option(fc.constantFrom('a', 'b', 'c', 'd', 'e'), {
      nil: undefined,
    }),
    verdict: fc.constantFrom<CountedDecision['verdict']>(
      'approved',
      'rejected',
    ),
    note: fc.constant(undefined),
  });

  it('passes only with as many different people as asked for, none of whom was refused before', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4 }),
        fc.array(decision, { maxLength: 12 }),
        (count, decisions) => {
          const verdict = judgeGate({ count }, decisions);
          const refused = decisions.findIndex(it => it.verdict === 'rejected');
          const needed = decisions.findIndex(
            (_, index) =>
              judgeGate({ count }, decisions.slice(0, index + 1)).status ===
              'passed',
          );
          const isRight = {
            passed: needed >= 0 && (refused < 0 || needed < refused),
            rejected: refused >= 0 && needed < 0,
            open: refused < 0 && needed < 0,
          };
          expect(isRight[verdict.status]).toBe(true);
          const people =
            verdict.status === 'passed' ? new Set(verdict.by).size : count;
          expect(people).toBe(count);
          const missing = verdict.status === 'open' ? verdict.missing : 1;
          expect(missing).toBeGreaterThan(0);
        },
      ),
    );
  });
});
