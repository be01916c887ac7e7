import { randomUUID } from 'node:crypto';
import { TestDatabases } from '@backstage/backend-test-utils';
import {
  FieldConflictError,
  StuckError,
} from '@mooring/backstage-plugin-paas-node';
import { plainBlueprint } from '../__testUtils__/crash/plainBlueprint';
import { Bench, requester } from './__testUtils__/Bench';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

describe('ways out of an operation', () => {
  it('holds a change whose rollout is stuck, goes on when it comes right, and undoes it where that is wanted', async () => {
    const bench = await Bench.create(databases);
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
    const bench = await Bench.create(databases);
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
    await bench.decisions.undo(held.id, requester);
    expect((await bench.advance(held.id)).state).toBe('undone');
  });

  it('rebases what was planned on a change that did not come true, if nobody touched the same', async () => {
    const bench = await Bench.create(databases);
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
    const bench = await Bench.create(databases);
    await bench.perform(bench.create());
    await bench.perform(bench.deploy({ config: { A: '1' } }));
    const first = await bench.accept(bench.deploy({ config: { A: '2' } }));
    const second = await bench.accept(bench.deploy({ config: { A: '3' } }));
    await bench.decisions.undo(first.id, requester);
    expect((await bench.advance(first.id)).state).toBe('cancelled');
    const held = await bench.advance(second.id);
    expect(held).toMatchObject({
      state: 'held',
      holder: { kind: 'person', code: 'outdated' },
    });
    await bench.decisions.continue(second.id, requester);
    expect((await bench.advance(second.id)).state).toBe('succeeded');
    expect((await bench.instance()).partial).toEqual([]);
  });

  it('stops at a safe point, says what stands, and starts from there the next time', async () => {
    const bench = await Bench.create(databases);
    await bench.perform(bench.create());
    const { id } = await bench.accept(bench.deploy({ image: '2' }));
    bench.onRun = async type =>
      type === 'kubernetes.rollout'
        ? { status: 'waiting', summary: '0 of 1 ready', retryInMs: 1 }
        : undefined;
    expect((await bench.advance(id)).state).toBe('running');
    await bench.decisions.cancel(id, requester);
    expect(await bench.operations.get(id)).toMatchObject({
      requested: 'cancel',
      canUndo: false,
      canCancel: false,
    });
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
    const bench = await Bench.create(databases);
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
    // What never began leaves nothing, and forgets nothing that others left.
    expect((await bench.advance(queued.id)).state).toBe('cancelled');
    expect(await bench.instance()).toMatchObject({ partial: [3] });
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
    const bench = await Bench.create(databases);
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
    await bench.decisions.takeOver(id, requester);
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
    await expect(bench.decisions.takeOver(id, requester)).rejects.toThrow(
      'not held over fields',
    );
  });

  it('keeps what a plan brought when another change came first: one is told what changed', async () => {
    const bench = await Bench.create(databases);
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
});
