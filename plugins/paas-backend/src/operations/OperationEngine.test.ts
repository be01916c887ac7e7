import { randomUUID } from 'node:crypto';
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { environmentSchema } from '@mooring/common';
import type {
  Change,
  StepPreview,
} from '@mooring/backstage-plugin-paas-common';
import {
  FieldConflictError,
  HeldError,
  StuckError,
  type StepOutcome,
  type StepRunContext,
} from '@mooring/backstage-plugin-paas-node';
import type { Knex } from 'knex';
import { z } from 'zod';
import { plainBlueprint } from '../__testUtils__/crash/plainBlueprint';
import { createPlanner } from '../__testUtils__/createPlanner';
import type { FailurePolicy } from '../domain/onFailure';
import { DatabaseRolloutTimes } from '../preflight/DatabaseRolloutTimes';
import { DefaultPlanExplainer } from '../preflight/DefaultPlanExplainer';
import { DatabaseSecretVault } from '../secrets/DatabaseSecretVault';
import { DefaultOperations } from './DefaultOperations';
import type { JobQueue } from './JobQueue';
import { DatabaseJournal } from './journal/DatabaseJournal';
import { OperationEngine } from './OperationEngine';
import { releaseLiveStep } from './releaseLiveStep';
import { StepTypes } from './StepTypes';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const environment = environmentSchema.parse({
  name: 'dev',
  title: 'Development',
  cluster: 'dev',
  namespace: '{project}-dev',
});
const requester = { user: 'user:default/owner', via: undefined };

/** An engine on a real journal; what its steps do is decided by each test. */
class Bench {
  readonly jobs: string[] = [];
  readonly ran: string[] = [];
  onRun: (
    type: string,
    context: StepRunContext,
  ) => Promise<StepOutcome | void> = async () => {};
  onPreview: (type: string) => Promise<StepPreview['changes']> = async () => [];
  readonly policy: FailurePolicy = {
    autoRollback: false,
    holdFailedCreations: false,
  };
  serviceId = '';
  readonly operations: DefaultOperations;

  private constructor(readonly knex: Knex) {
    const vault = new DatabaseSecretVault(knex, undefined);
    this.operations = new DefaultOperations({
      knex,
      jobs: this.queue,
      planner: createPlanner({
        knex,
        vault,
        blueprint: plainBlueprint,
        environments: new Map([['dev', environment]]),
      }),
      explainer: new DefaultPlanExplainer({
        checks: [],
        rolloutTimes: new DatabaseRolloutTimes(knex),
      }),
      vault,
      stepTypes: this.stepTypes(),
      onAccepted: async () => {},
    });
  }

  static async create(): Promise<Bench> {
    const knex = await databases.init('POSTGRES_18');
    await knex.migrate.latest({
      directory: resolvePackagePath(
        '@mooring/backstage-plugin-paas-backend',
        'migrations',
      ),
    });
    return new Bench(knex);
  }

  engine(worker = 'one'): OperationEngine {
    return new OperationEngine({
      journal: new DatabaseJournal(this.knex, this.queue),
      stepTypes: this.stepTypes(),
      evidence: {
        collect: async (step, error) => ({
          at: new Date().toISOString(),
          problems: [`${step.type}: ${error.message}`],
          events: [],
        }),
      },
      policyOf: () => this.policy,
      worker,
      logger: mockServices.logger.mock(),
      onEnded: async () => {},
    });
  }

  async advance(id: string, signal = new AbortController().signal) {
    await this.engine().advance(id, signal);
    return this.operations.get(id);
  }

  async accept(change: Change, key: string = randomUUID()) {
    const { hash } = await this.operations.preview(change);
    const accept = { change, planHash: hash, idempotencyKey: key };
    const { id, serviceId } = await this.operations.accept(accept, requester);
    this.serviceId = serviceId;
    return { id, accept };
  }

  /** Accepts and carries out. */
  async perform(change: Change) {
    const { id } = await this.accept(change);
    return this.advance(id);
  }

  async instance() {
    return this.knex('instances').first(
      'head_number',
      'live_number',
      'partial',
    );
  }

  create(): Change {
    return {
      kind: 'create',
      projectRef: 'system:default/shop',
      service: 'web',
      blueprint: 'plain',
      environments: ['dev'],
      values: { replicas: 1, lost: false },
    };
  }

  scale(replicas: number): Change {
    const { serviceId } = this;
    return { kind: 'scale', serviceId, environment: 'dev', replicas };
  }

  deploy(change: Partial<Extract<Change, { kind: 'deploy' }>>): Change {
    const { serviceId } = this;
    return { kind: 'deploy', serviceId, environment: 'dev', ...change };
  }

  rollback(release: number): Change {
    const { serviceId } = this;
    return { kind: 'rollback', serviceId, environment: 'dev', release };
  }

  private readonly queue: JobQueue = {
    send: async (_trx, id) => {
      this.jobs.push(id);
    },
  };

  private stepTypes(): StepTypes {
    const stepTypes = new StepTypes();
    for (const type of [
      'kubernetes.apply',
      'kubernetes.rollout',
      'kubernetes.prune',
    ]) {
      stepTypes.add({
        type,
        input: z.json(),
        preview: async () => ({
          changes: await this.onPreview(type),
          notes: [],
        }),
        run: async (_input, context) => {
          const outcome = await this.onRun(type, context);
          this.ran.push(type);
          return outcome ?? { status: 'done', summary: 'Done' };
        },
      });
    }
    stepTypes.add(releaseLiveStep);
    return stepTypes;
  }
}

describe('OperationEngine', () => {
  it('carries changes of one instance out in the order they were accepted, whoever is woken first', async () => {
    const bench = await Bench.create();
    const first = await bench.accept(bench.create());
    const second = await bench.accept(bench.scale(2));
    const third = await bench.accept(bench.scale(3));

    for (const { id } of [third, second]) {
      const waiting = await bench.advance(id);
      expect(waiting.state).toBe('queued');
      expect(waiting.holder?.kind).toBe('operation');
    }
    expect((await bench.advance(first.id)).state).toBe('succeeded');
    expect(bench.jobs).toEqual(expect.arrayContaining([second.id, third.id]));
    expect((await bench.advance(third.id)).holder?.name).toBe(second.id);
    expect((await bench.advance(second.id)).state).toBe('succeeded');
    expect((await bench.advance(third.id)).state).toBe('succeeded');
    expect(await bench.knex('instances').pluck('live_number')).toEqual([3]);
  });

  it('holds a change whose rollout is stuck, goes on when it comes right, and undoes it where that is wanted', async () => {
    const bench = await Bench.create();
    await bench.perform(bench.create());
    let stuck = true;
    bench.onRun = async type => {
      if (type === 'kubernetes.rollout' && stuck) {
        throw new StuckError('0 of 1 ready: no such tag', ['no such tag']);
      }
    };
    const { id } = await bench.accept(bench.deploy({ image: '2' }));
    const held = await bench.advance(id);
    expect(held).toMatchObject({
      state: 'held',
      holder: {
        kind: 'person',
        code: 'rollout',
        name: 'group:default/owners',
        reason: '0 of 1 ready: no such tag',
      },
      undoTo: [{ environment: 'dev', release: 1 }],
      evidence: [
        { problems: ['kubernetes.rollout: 0 of 1 ready: no such tag'] },
      ],
    });
    // It looks again by itself, but not at once; and what was found stays as it was.
    expect((await bench.advance(id)).state).toBe('held');
    await bench
      .knex('operations')
      .where({ id })
      .update({ wake_at: new Date() });
    expect((await bench.advance(id)).evidence).toHaveLength(1);
    stuck = false;
    await bench
      .knex('operations')
      .where({ id })
      .update({ wake_at: new Date() });
    expect((await bench.advance(id)).state).toBe('succeeded');
    expect(await bench.instance()).toMatchObject({ live_number: 2 });

    let failures = 1;
    bench.onRun = async type => {
      if (type === 'kubernetes.rollout' && failures-- > 0) {
        throw new StuckError('0 of 1 ready: no such tag', []);
      }
    };
    bench.policy.autoRollback = true;
    const undone = await bench.perform(bench.deploy({ image: '3' }));
    expect([undone.state, undone.failure, undone.evidence.length]).toEqual([
      'undone',
      '0 of 1 ready: no such tag',
      1,
    ]);
    expect(await bench.instance()).toEqual({
      head_number: 2,
      live_number: 2,
      partial: [],
    });
  });

  it('undoes a creation that fails with what was found, or leaves it for a person where that is wanted', async () => {
    const bench = await Bench.create();
    bench.onRun = async type => {
      if (type === 'kubernetes.rollout') {
        throw new StuckError('0 of 1 ready', []);
      }
    };
    const undone = await bench.perform(bench.create());
    expect([undone.state, undone.evidence.length]).toEqual(['undone', 1]);
    expect(await bench.knex('services').whereNull('deleted_at')).toEqual([]);

    bench.policy.holdFailedCreations = true;
    const held = await bench.perform(bench.create());
    expect([
      held.state,
      held.canContinue,
      held.canUndo,
      held.canCancel,
    ]).toEqual(['held', true, true, false]);
    await bench.operations.undo(held.id, requester);
    expect((await bench.advance(held.id)).state).toBe('undone');
  });

  it('rebases what was planned on a change that did not come true, if nobody touched the same', async () => {
    const bench = await Bench.create();
    await bench.perform(bench.create());
    const failing = await bench.accept(bench.deploy({ image: '2' }));
    const built = await bench.accept(bench.scale(3));
    const last = await bench.accept(bench.deploy({ config: { A: '1' } }));
    bench.policy.autoRollback = true;
    let failed = false;
    bench.onRun = async type => {
      if (!failed && type === 'kubernetes.apply') {
        failed = true;
        throw new Error(`${type} will never work`);
      }
    };
    const undone = await bench.advance(failing.id);
    expect([undone.state, undone.failure]).toEqual([
      'undone',
      'kubernetes.apply will never work',
    ]);
    expect((await bench.advance(built.id)).state).toBe('succeeded');
    expect((await bench.advance(last.id)).state).toBe('succeeded');
    const [live] = await bench
      .knex('releases')
      .join('instances', 'instances.id', 'instance_id')
      .whereRaw('number = live_number')
      .select('content', 'head_number', 'live_number');
    expect(live.head_number).toBe(live.live_number);
    expect(live.content).toMatchObject({
      image: { tag: '1' },
      scaling: { replicas: 3 },
      config: { A: '1' },
    });
    expect(await bench.knex('instance_locks')).toEqual([]);
  });

  it('holds what was planned on a change that did not come true and changes the same, and shows what it would do now', async () => {
    const bench = await Bench.create();
    await bench.perform(bench.create());
    await bench.perform(bench.deploy({ config: { A: '1' } }));
    const first = await bench.accept(bench.deploy({ config: { A: '2' } }));
    const second = await bench.accept(bench.deploy({ config: { A: '3' } }));
    await bench.operations.undo(first.id, requester);
    expect((await bench.advance(first.id)).state).toBe('cancelled');
    const held = await bench.advance(second.id);
    expect(held).toMatchObject({
      state: 'held',
      holder: { kind: 'person', code: 'outdated' },
    });
    await bench.operations.continue(second.id, requester);
    expect((await bench.advance(second.id)).state).toBe('succeeded');
    expect((await bench.instance()).partial).toEqual([]);
  });

  it('stops at a safe point, says what stands, and starts from there the next time', async () => {
    const bench = await Bench.create();
    await bench.perform(bench.create());
    const { id } = await bench.accept(bench.deploy({ image: '2' }));
    bench.onRun = async type =>
      type === 'kubernetes.rollout'
        ? { status: 'waiting', summary: '0 of 1 ready', retryInMs: 1 }
        : undefined;
    expect((await bench.advance(id)).state).toBe('running');
    await bench.operations.cancel(id, requester);
    const stopped = await bench.advance(id);
    expect([stopped.state, stopped.failure]).toEqual([
      'cancelled',
      expect.stringMatching(/at step 2 of 3; what the steps before it changed/),
    ]);
    expect(await bench.instance()).toEqual({
      head_number: 1,
      live_number: 1,
      partial: [2],
    });
    bench.onRun = async () => {};
    const scaled = await bench.perform(bench.scale(2));
    expect(scaled.state).toBe('succeeded');
    // The image of release 1 is put back, whatever the number of replicas is.
    const [{ input }] = await bench
      .knex('operation_steps')
      .where({ operation_id: scaled.id, type: 'kubernetes.apply' });
    expect(JSON.stringify(input)).toContain(plainBlueprint.image.digest);
    expect(await bench.instance()).toEqual({
      head_number: 3,
      live_number: 3,
      partial: [],
    });
  });

  it('rolls back in one go while a deploy is stuck, and can resume it', async () => {
    const bench = await Bench.create();
    await bench.perform(bench.create());
    await bench.perform(bench.deploy({ image: '2' }));
    let stuck = true;
    bench.onRun = async type => {
      if (type === 'kubernetes.rollout' && stuck) {
        throw new StuckError('0 of 1 ready', []);
      }
    };
    const deploy = await bench.accept(bench.deploy({ image: '3' }));
    const queued = await bench.accept(bench.scale(5));
    expect((await bench.advance(deploy.id)).state).toBe('held');

    const preview = await bench.operations.preview(bench.rollback(1));
    expect(preview.summary).toMatchObject([
      {
        changes: expect.arrayContaining([
          { part: 'version', field: 'image', before: '3', after: '1' },
        ]),
        supersedes: deploy.id,
      },
    ]);
    stuck = false;
    const back = await bench.accept(bench.rollback(1));
    expect((await bench.advance(back.id)).state).toBe('queued');
    expect((await bench.advance(deploy.id)).state).toBe('cancelled');
    expect((await bench.advance(queued.id)).state).toBe('cancelled');
    expect((await bench.advance(back.id)).state).toBe('succeeded');
    const instance = await bench.instance();
    expect(instance).toMatchObject({ live_number: 5, partial: [] });

    const { serviceId } = bench;
    const resumed = await bench.perform({
      kind: 'resume',
      serviceId,
      environment: 'dev',
    });
    expect(resumed.state).toBe('succeeded');
    const [{ content }] = await bench.knex('releases').where({ number: 6 });
    expect(content.image.tag).toBe('3');
    // Capacity was never rolled back, so it is not resumed either.
    expect(content.scaling).toEqual({ mode: 'fixed', replicas: 5 });
    await expect(
      bench.operations.preview({
        kind: 'resume',
        serviceId,
        environment: 'dev',
      }),
    ).rejects.toThrow('was not rolled back');
  });

  it('holds over fields of others until somebody takes just these', async () => {
    const bench = await Bench.create();
    await bench.perform(bench.create());
    const conflict = {
      object: 'Deployment shop-dev/web',
      field: '.spec.replicas',
      manager: 'argocd-controller',
    };
    bench.onRun = async (type, { taken }) => {
      if (type === 'kubernetes.apply' && taken.length === 0) {
        throw new FieldConflictError([conflict]);
      }
    };
    const { id } = await bench.accept(bench.scale(2));
    expect(await bench.advance(id)).toMatchObject({
      state: 'held',
      holder: { kind: 'person', code: 'conflict' },
      conflicts: [conflict],
      canTakeOver: true,
    });
    await bench.operations.takeOver(id, requester);
    expect(await bench.advance(id)).toMatchObject({
      state: 'succeeded',
      conflicts: [],
      canTakeOver: false,
    });
    expect(
      await bench.knex('audit_events').where({
        action: 'operation.fields-taken',
      }),
    ).toMatchObject([{ detail: { fields: [conflict] } }]);
    await expect(bench.operations.takeOver(id, requester)).rejects.toThrow(
      'not held over fields',
    );
  });

  it('keeps what a plan brought when another change came first: one is told what changed', async () => {
    const bench = await Bench.create();
    await bench.perform(bench.create());
    const mine = bench.deploy({ config: { A: 'mine' } });
    const theirs = bench.deploy({ config: { A: 'theirs' } });
    const { hash } = await bench.operations.preview(mine);
    await bench.perform(theirs);
    await expect(
      bench.operations.accept(
        { change: mine, planHash: hash, idempotencyKey: randomUUID() },
        requester,
      ),
    ).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringContaining(
        'the newest release is 2, a deploy by user:default/owner that changed configuration',
      ),
    });
  });

  it('loses nothing when the process stops while it looks at the plan or runs a step', async () => {
    const bench = await Bench.create();
    const { id } = await bench.accept(bench.create());
    for (const moment of ['onPreview', 'onRun'] as const) {
      const stop = new AbortController();
      bench[moment] = async () => {
        stop.abort();
        throw stop.signal.reason;
      };
      const stopped = await bench.advance(id, stop.signal);
      expect([moment, stopped.state, stopped.failure]).toEqual([
        moment,
        'running',
        undefined,
      ]);
      bench.onPreview = async () => [];
      bench.onRun = async () => {};
    }
    expect((await bench.advance(id)).state).toBe('succeeded');
  });

  it('holds what waits for something that is down, keeps since when, and goes on', async () => {
    const bench = await Bench.create();
    const { id } = await bench.accept(bench.create());
    bench.onRun = async () => {
      throw new HeldError('Cluster dev', 'No answer for 10 s');
    };
    const held = await bench.advance(id);
    expect(held).toMatchObject({
      state: 'held',
      holder: {
        kind: 'system',
        name: 'Cluster dev',
        reason: 'No answer for 10 s',
      },
    });
    expect(bench.jobs.filter(job => job === id)).toHaveLength(2);
    expect((await bench.advance(id)).holder?.since).toBe(held.holder?.since);
    bench.onRun = async () => {};
    expect(await bench.advance(id)).toMatchObject({ state: 'succeeded' });
  });

  it('shows a person what became of a plan before it writes, and is found by its key meanwhile', async () => {
    const bench = await Bench.create();
    const { id, accept } = await bench.accept(bench.create(), 'the-same-key');
    bench.onPreview = async () => [
      { object: 'Deployment shop-dev/web', field: 'spec', before: 'theirs' },
    ];
    const held = await bench.advance(id);
    expect([held.state, held.holder?.kind, bench.ran]).toEqual([
      'held',
      'person',
      [],
    ]);
    expect(held.stepList[0]?.preview?.changes).toHaveLength(1);
    expect((await bench.operations.accept(accept, requester)).id).toBe(id);
    expect((await bench.advance(id)).state).toBe('held');

    await bench.operations.continue(id, requester);
    expect((await bench.advance(id)).state).toBe('succeeded');
    await expect(bench.operations.continue(id, requester)).rejects.toThrow(
      'it is not held',
    );
  });

  it('undoes what somebody takes back at the last moment', async () => {
    const bench = await Bench.create();
    const { id } = await bench.accept(bench.create());
    bench.onRun = async type => {
      if (type === 'kubernetes.rollout') {
        await bench.operations.undo(id, requester);
      }
    };
    const undone = await bench.advance(id);
    expect([undone.state, undone.failure]).toEqual([
      'undone',
      'Undone by user:default/owner',
    ]);
    expect(bench.ran).toEqual([
      'kubernetes.apply',
      'kubernetes.rollout',
      'kubernetes.prune',
    ]);
    expect(await bench.knex('services').whereNull('deleted_at')).toEqual([]);
    await expect(bench.operations.undo(id, requester)).rejects.toThrow(
      'it has ended',
    );
  });

  it('lets a worker that was overtaken write nothing more', async () => {
    const bench = await Bench.create();
    const { id } = await bench.accept(bench.create());
    let overtaken = false;
    bench.onRun = async (_type, { guard }) => {
      if (!overtaken) {
        overtaken = true;
        await bench.engine('two').advance(id, new AbortController().signal);
        await guard();
        throw new Error('The guard let it through');
      }
    };
    await expect(bench.advance(id)).rejects.toMatchObject({
      name: 'FencedError',
    });
    expect(await bench.operations.get(id)).toMatchObject({
      state: 'succeeded',
      stepList: expect.arrayContaining([
        expect.objectContaining({ type: 'kubernetes.apply', state: 'done' }),
      ]),
    });
  });

  it('lists operations newest first, a page at a time, each as its own page has it', async () => {
    const bench = await Bench.create();
    const ids = [
      (await bench.accept(bench.create())).id,
      (await bench.accept(bench.scale(2))).id,
      (await bench.accept(bench.scale(3))).id,
    ];
    await bench.advance(ids[0]!);
    const query = { limit: 2, serviceId: bench.serviceId };
    const first = await bench.operations.list({ ...query, cursor: undefined });
    const second = await bench.operations.list({
      ...query,
      cursor: first.nextCursor,
    });
    const listed = [...first.items, ...second.items];
    expect(second.nextCursor).toBeUndefined();
    expect(listed.map(({ id }) => id)).toEqual([...ids].reverse());
    for (const item of listed) {
      expect(await bench.operations.get(item.id)).toMatchObject(item);
    }
    expect(listed.map(({ step, steps }) => [step, steps])).toEqual([
      [1, 3],
      [1, 3],
      [3, 3],
    ]);
  });
});
