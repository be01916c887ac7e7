import type { StepOutcome } from '@mooring/backstage-plugin-paas-node';
import fc from 'fast-check';
import { nextSteps } from '../domain/nextSteps';
import { attemptSignals } from './attemptSignals';
import { sideBySide, type Attempted } from './sideBySide';
import type { JournalStep } from './types';

interface Plan {
  steps: JournalStep[];
  targets: { instanceId: string; dependsOn: string[] }[];
}

const stop = new AbortController().signal;

function stepOf(seq: number, instanceId: string): JournalStep {
  return {
    ...{ seq, instanceId, instance: instanceId, environment: 'dev' },
    ...{ direction: 'forward', type: 'kubernetes.apply', input: {} },
    ...{ state: 'pending', error: undefined },
  };
}

/** Up to 20 instances of up to four steps, each of which may need any before it. */
const plans: fc.Arbitrary<Plan> = fc
  .array(
    fc.record({
      count: fc.integer({ min: 1, max: 4 }),
      needs: fc.array(fc.nat(19), { maxLength: 3 }),
    }),
    { minLength: 1, maxLength: 20 },
  )
  .map(instances => {
    const targets = instances.map(({ needs }, index) => ({
      instanceId: `i${index}`,
      dependsOn: needs.filter(it => it < index).map(it => `i${it}`),
    }));
    const owners = instances.flatMap(({ count }, index) =>
      Array.from({ length: count }, () => `i${index}`),
    );
    return { targets, steps: owners.map((id, seq) => stepOf(seq, id)) };
  });

function ending(step: JournalStep, more: Partial<Attempted> = {}): Attempted {
  return {
    step,
    signals: attemptSignals(stop),
    outcome: { status: 'done', summary: '' },
    isCalledOff: false,
    ...more,
  };
}

function run(
  { steps, targets }: Plan,
  attempt: (step: JournalStep) => Promise<Attempted>,
) {
  return sideBySide({ ready: () => nextSteps(steps, targets), attempt, stop });
}

describe('sideBySide', () => {
  it('begins each step once what it needs is done, at most 16 at a time, however long each takes', async () => {
    await fc.assert(
      fc.asyncProperty(plans, fc.scheduler(), async (plan, scheduler) => {
        let underWay = 0;
        const begun: number[] = [];
        const running = run(plan, async step => {
          const before = plan.targets
            .find(({ instanceId }) => instanceId === step.instanceId)!
            .dependsOn.concat(step.instanceId);
          const open = plan.steps.filter(
            ({ instanceId, seq, state }) =>
              before.includes(instanceId) && seq < step.seq && state !== 'done',
          );
          expect(open).toEqual([]);
          begun.push(step.seq);
          underWay += 1;
          expect(underWay).toBeLessThanOrEqual(16);
          await scheduler.schedule(Promise.resolve());
          underWay -= 1;
          return ending(step);
        });
        await scheduler.waitFor(running);
        expect(begun.sort((a, b) => a - b)).toEqual(
          plan.steps.map(({ seq }) => seq),
        );
        expect(await running).toEqual({
          ...{ failures: [], waiting: [], isCalledOff: false },
        });
      }),
    );
  });

  it('looks again at one that waits when another has got on, and ends when all that is left waits', async () => {
    const steps = [stepOf(0, 'a'), stepOf(1, 'b'), stepOf(2, 'b')];
    const targets = ['a', 'b'].map(instanceId => ({
      ...{ instanceId, dependsOn: [] },
    }));
    const looks: number[] = [];
    const { waiting } = await run({ steps, targets }, async step => {
      looks.push(step.seq);
      const outcome: StepOutcome = {
        status: 'waiting',
        summary: '',
        retryInMs: 500,
      };
      return ending(step, step.seq === 0 ? { outcome } : {});
    });
    expect(steps.map(({ state }) => state)).toEqual([
      'pending',
      'done',
      'done',
    ]);
    expect(looks.filter(seq => seq === 0).length).toBeGreaterThan(1);
    expect(looks.at(-1)).toBe(0);
    expect(waiting).toMatchObject([{ step: { seq: 0 }, retryInMs: 500 }]);
  });

  it('begins nothing more after a failure, or when it is called off, but waits for what is under way', async () => {
    for (const end of [
      { outcome: undefined, error: new Error('no') },
      { isCalledOff: true },
    ]) {
      const steps = [stepOf(0, 'a'), stepOf(1, 'a'), stepOf(2, 'b')];
      const targets = ['a', 'b'].map(instanceId => ({
        ...{ instanceId, dependsOn: [] },
      }));
      const ended: number[] = [];
      const stand = await run({ steps, targets }, async step => {
        if (step.seq === 2) {
          await new Promise(resolve => {
            setImmediate(resolve);
          });
        }
        ended.push(step.seq);
        return ending(step, step.seq === 0 ? end : {});
      });
      expect(ended).toEqual([0, 2]);
      expect([stand.failures.length > 0, stand.isCalledOff]).toEqual([
        'error' in end,
        'isCalledOff' in end,
      ]);
    }
  });

  it('throws what an attempt throws, once nothing is under way', async () => {
    const steps = [stepOf(0, 'a'), stepOf(1, 'b')];
    const targets = ['a', 'b'].map(instanceId => ({
      ...{ instanceId, dependsOn: [] },
    }));
    await expect(
      run({ steps, targets }, async step => {
        if (step.seq === 0) {
          throw new Error('Connection terminated');
        }
        return ending(step);
      }),
    ).rejects.toThrow('Connection terminated');
    expect(steps[1]!.state).toBe('done');
  });
});
