import { randomUUID } from 'node:crypto';
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import type {
  Change,
  ReleaseContent,
  StepPreview,
} from '@mooring/backstage-plugin-paas-common';
import {
  HeldError,
  type StepOutcome,
  type StepRunContext,
} from '@mooring/backstage-plugin-paas-node';
import type { Knex } from 'knex';
import { z } from 'zod';
import type { ChangePlanner, PlannedChange } from '../changes/types';
import { DatabaseServiceStore } from '../services/DatabaseServiceStore';
import { DefaultOperations } from './DefaultOperations';
import type { JobQueue } from './JobQueue';
import { DatabaseJournal } from './journal/DatabaseJournal';
import { OperationEngine } from './OperationEngine';
import { releaseLiveStep } from './releaseLiveStep';
import { StepTypes } from './StepTypes';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
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
  readonly serviceId = randomUUID();
  readonly operations: DefaultOperations;

  private constructor(readonly knex: Knex) {
    this.operations = new DefaultOperations({
      knex,
      jobs: this.queue,
      planner: this.planner,
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
    const { id } = await this.operations.accept(accept, requester);
    return { id, accept };
  }

  create(): Change {
    return {
      kind: 'create',
      projectRef: 'system:default/shop',
      service: 'web',
      blueprint: 'plain',
      environments: ['dev'],
      values: { replicas: 1 },
    };
  }

  scale(replicas: number): Change {
    const { serviceId } = this;
    return { kind: 'scale', serviceId, environment: 'dev', replicas };
  }

  private readonly queue: JobQueue = {
    send: async (_trx, id) => {
      this.jobs.push(id);
    },
  };

  private readonly planner: ChangePlanner = {
    judge: async () => ({ issues: [], names: [] }),
    plan: async change => this.plan(change),
  };

  private async plan(change: Change): Promise<PlannedChange> {
    const store = new DatabaseServiceStore(this.knex);
    const [instance] = await store.instances(this.serviceId);
    const replicas =
      change.kind === 'scale' ? change.replicas : change.kind === 'create' && 1;
    return {
      kind: change.kind,
      service: {
        id: this.serviceId,
        projectRef: 'system:default/shop',
        name: 'web',
        entityRef: 'component:default/shop-web',
        ownerRef: 'group:default/owners',
        blueprint: 'plain',
      },
      targets: [
        {
          instanceId: instance?.id ?? randomUUID(),
          instanceRef: 'default/shop/web/dev',
          environment: 'dev',
          from: instance?.head,
          to: replicas
            ? {
                number: instance?.nextNumber ?? 1,
                content: contentWith(replicas),
              }
            : undefined,
        },
      ],
    };
  }

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

function contentWith(replicas: number): ReleaseContent {
  const object = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web', namespace: 'shop-dev' },
  };
  return {
    schemaVersion: 1,
    cluster: 'dev',
    namespace: 'shop-dev',
    projectRef: 'system:default/shop',
    blueprint: 'plain',
    values: { replicas },
    image: { repository: 'r', tag: '1', digest: `sha256:${'0'.repeat(64)}` },
    objects: [{ ...object, replicas }],
    workloads: [
      {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        name: 'web',
        namespace: 'shop-dev',
      },
    ],
    names: [],
  };
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

  it('cancels what was planned on a change that did not come true', async () => {
    const bench = await Bench.create();
    const base = await bench.accept(bench.create());
    await bench.advance(base.id);
    const failing = await bench.accept(bench.scale(2));
    const built = await bench.accept(bench.scale(3));
    let failed = false;
    bench.onRun = async type => {
      if (!failed) {
        failed = true;
        throw new Error(`${type} will never work`);
      }
    };
    const undone = await bench.advance(failing.id);
    expect([undone.state, undone.failure]).toEqual([
      'undone',
      'kubernetes.apply will never work',
    ]);
    const cancelled = await bench.advance(built.id);
    expect([cancelled.state, cancelled.failure]).toEqual([
      'cancelled',
      expect.stringContaining('did not come true'),
    ]);
    expect(
      await bench.knex('instances').select('head_number', 'live_number'),
    ).toEqual([{ head_number: 1, live_number: 1 }]);
    expect(await bench.knex('instance_locks')).toEqual([]);
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
