import { TestDatabases } from '@backstage/backend-test-utils';
import { HeldError } from '@mooring/backstage-plugin-paas-node';
import { Bench, requester } from './__testUtils__/Bench';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

describe('somebody who is a moment late', () => {
  it('does not leave half of a new service where somebody cancels it as it begins', async () => {
    const bench = await Bench.create(databases);
    const { id } = await bench.accept(bench.create());
    let asked = false;
    bench.onWrite = async method => {
      if (method === 'startStep' && !asked) {
        asked = true;
        await bench.decisions.cancel(id, requester);
      }
    };
    const undone = await bench.advance(id);
    expect([undone.state, undone.failure]).toEqual([
      'undone',
      expect.stringMatching(/had begun already when user:default\/owner/),
    ]);
    expect(bench.ran).toEqual(['kubernetes.apply', 'kubernetes.prune']);
    expect(await bench.instance()).toMatchObject({ partial: [] });
  });

  it('cannot be stopped any more when all is done', async () => {
    const bench = await Bench.create(databases);
    await bench.perform(bench.create());
    const { id } = await bench.accept(bench.scale(2));
    bench.onWrite = async method => {
      if (method === 'finish') {
        bench.onWrite = async () => {};
        await bench.decisions.cancel(id, requester);
        throw new Error('Connection terminated');
      }
    };
    await expect(bench.advance(id)).rejects.toThrow('Connection terminated');
    expect((await bench.advance(id)).state).toBe('succeeded');
    expect(await bench.knex('releases').whereNotNull('withdrawn_at')).toEqual(
      [],
    );
  });

  it('undoes also what found all there already', async () => {
    const bench = await Bench.create(databases);
    await bench.perform(bench.create());
    const first = await bench.accept(bench.scale(2));
    const back = await bench.accept(bench.scale(1));
    await bench.decisions.undo(first.id, requester);
    expect((await bench.advance(first.id)).state).toBe('cancelled');
    // It was planned from another number, so somebody looks at it first.
    expect((await bench.advance(back.id)).state).toBe('held');
    await bench.decisions.continue(back.id, requester);
    bench.onWrite = async method => {
      if (method === 'finish') {
        bench.onWrite = async () => {};
        await bench.decisions.undo(back.id, requester);
      }
    };
    expect((await bench.advance(back.id)).state).toBe('undone');
    expect(await bench.instance()).toEqual({
      head_number: 1,
      live_number: 1,
      partial: [],
    });
  });

  it('looks again from where things stand when that could not be told, or not be written down', async () => {
    const bench = await Bench.create(databases);
    await bench.perform(bench.create());
    const first = await bench.accept(
      bench.deploy({ image: '2', config: { A: '1' } }),
    );
    const second = await bench.accept(bench.scale(3));
    await bench.decisions.undo(first.id, requester);
    expect((await bench.advance(first.id)).state).toBe('cancelled');

    bench.onPreview = async () => {
      throw new HeldError('Cluster dev', 'No answer for 10 s');
    };
    expect((await bench.advance(second.id)).state).toBe('held');
    bench.onPreview = async () => [];
    bench.onWrite = async method => {
      if (method === 'replan') {
        throw new Error('Connection terminated');
      }
    };
    await expect(bench.advance(second.id)).rejects.toThrow(
      'Connection terminated',
    );
    bench.onWrite = async () => {};
    expect((await bench.advance(second.id)).state).toBe('succeeded');
    const [live] = await bench
      .knex('releases')
      .join('instances', 'instances.id', 'instance_id')
      .whereRaw('number = live_number')
      .select('content');
    expect(live.content).toMatchObject({
      image: { tag: '1' },
      scaling: { replicas: 3 },
      config: {},
    });
  });
});
