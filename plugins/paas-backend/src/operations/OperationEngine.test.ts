import { TestDatabases } from '@backstage/backend-test-utils';
import { HeldError } from '@mooring/backstage-plugin-paas-node';
import { Bench, requester } from './__testUtils__/Bench';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

describe('OperationEngine', () => {
  it('carries changes of one instance out in the order they were accepted, whoever is woken first', async () => {
    const bench = await Bench.create(databases);
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

  it('loses nothing when the process stops while it looks at the plan or runs a step', async () => {
    const bench = await Bench.create(databases);
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
    const bench = await Bench.create(databases);
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
    const bench = await Bench.create(databases);
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

    await bench.decisions.continue(id, requester);
    expect((await bench.advance(id)).state).toBe('succeeded');
    await expect(bench.decisions.continue(id, requester)).rejects.toThrow(
      'it is not held',
    );
  });

  it('undoes what somebody takes back at the last moment', async () => {
    const bench = await Bench.create(databases);
    const { id } = await bench.accept(bench.create());
    bench.onRun = async type => {
      if (type === 'kubernetes.rollout') {
        await bench.decisions.undo(id, requester);
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
    await expect(bench.decisions.undo(id, requester)).rejects.toThrow(
      'it has ended',
    );
  });

  it('lets a worker that was overtaken write nothing more', async () => {
    const bench = await Bench.create(databases);
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
    const bench = await Bench.create(databases);
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
