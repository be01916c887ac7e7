import { TestDatabases } from '@backstage/backend-test-utils';
import { HeldError, StuckError } from '@mooring/backstage-plugin-paas-node';
import type { Change } from '@mooring/backstage-plugin-paas-common';
import { Bench, requester } from './__testUtils__/Bench';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const projectRef = 'system:default/shop';
const SERVICES = ['cache', 'db', 'web'];

/** A project of three services; web needs both others, which need nothing. */
async function shop(bench: Bench): Promise<Record<string, string>> {
  const ids: Record<string, string> = {};
  for (const name of SERVICES) {
    await bench.perform(bench.create(name));
    ids[name] = bench.serviceId;
  }
  await bench
    .knex('services')
    .where({ id: ids.web! })
    .update({ depends_on: [ids.cache, ids.db] });
  return ids;
}

function each(
  ids: Record<string, string>,
  kind: 'restart' | 'stop' | 'start',
): Change {
  return {
    ...{ kind: 'project', projectRef },
    changes: Object.values(ids).map(serviceId => ({
      ...{ kind, serviceId, environment: 'dev' },
    })),
  };
}

function deployAll(ids: Record<string, string>, image: string): Change {
  return {
    ...{ kind: 'project', projectRef },
    changes: Object.values(ids).map(serviceId => ({
      ...{ kind: 'deploy' as const, serviceId, environment: 'dev', image },
    })),
  };
}

function back(release: number): Change {
  return { kind: 'project-rollback', projectRef, environment: 'dev', release };
}

/** Which steps began and ended, in order; the first to begin ends only when a second has begun. */
function record(bench: Bench): string[] {
  const seen: string[] = [];
  let meet = () => {};
  const met = new Promise<void>(resolve => {
    meet = resolve;
  });
  bench.onRun = async (type, { instanceRef }) => {
    if (type === 'kubernetes.rollout') {
      const name = instanceRef.split('/')[2]!;
      if (seen.push(`${name} begins`) === 2) {
        meet();
      }
      await met;
      seen.push(`${name} ends`);
    }
  };
  return seen;
}

/** Is lost at its nth write. */
function loseAt(n: number): Bench['onWrite'] {
  let writes = 0;
  return async () => {
    writes += 1;
    if (writes === n) {
      throw new Error('Lost');
    }
  };
}

/** Which image is live where, as SQL has it. */
async function live(bench: Bench): Promise<Record<string, string>> {
  const rows = await bench
    .knex('instances AS i')
    .join('services AS s', 's.id', 'i.service_id')
    .join('releases AS r', function on() {
      this.on('r.instance_id', 'i.id').andOn('r.number', 'i.live_number');
    })
    .orderBy('s.name')
    .select('s.name', bench.knex.raw(`content->'image'->>'tag' AS tag`));
  return Object.fromEntries(rows.map(({ name, tag }) => [name, tag]));
}

const all = (tag: string) => ({ cache: tag, db: tag, web: tag });

describe('operations of a whole project', () => {
  it('go in dependency order, side by side where that is allowed, and the other way round to stop', async () => {
    const bench = await Bench.create(databases);
    const ids = await shop(bench);
    const seen = record(bench);
    const done = await bench.perform(each(ids, 'restart'));
    expect([done.state, done.service, done.environments]).toEqual([
      'succeeded',
      undefined,
      ['dev'],
    ]);
    expect(done.targets.map(({ service }) => service)).toEqual(SERVICES);
    // The first two overlap, or they would never have ended; the third waits for both.
    expect(seen.slice(0, 2).sort()).toEqual(['cache begins', 'db begins']);
    expect(seen.slice(2, 4).sort()).toEqual(['cache ends', 'db ends']);
    expect(seen.slice(4)).toEqual(['web begins', 'web ends']);

    const stopped: string[] = [];
    bench.onRun = async (type, { instanceRef }) => {
      if (type === 'kubernetes.apply') {
        stopped.push(instanceRef.split('/')[2]!);
      }
    };
    expect((await bench.perform(each(ids, 'stop'))).state).toBe('succeeded');
    expect(stopped[0]).toBe('web');
    expect(await bench.knex('project_releases').pluck('number')).toEqual([
      1, 2,
    ]);
  });

  it('take a whole project back to what belonged together, leaving what came since and telling of what is gone', async () => {
    const bench = await Bench.create(databases);
    const ids = await shop(bench);
    await bench.perform(deployAll(ids, '2'));
    await bench.perform(deployAll(ids, '3'));
    const { cache } = ids;
    await bench.perform({
      ...{ kind: 'deploy', serviceId: cache!, environment: 'dev', image: '4' },
    });
    await bench.perform(bench.create('new'));
    expect(
      await bench
        .knex('project_release_members')
        .where({ number: 1 })
        .orderBy('release')
        .pluck('release'),
    ).toEqual([2, 2, 2]);

    const plan = await bench.operations.preview(back(1));
    expect(plan.targets.map(({ instance }) => instance)).toEqual([
      ...SERVICES.map(name => `default/shop/${name}/dev`),
    ]);
    expect(plan.preflight.map(({ message }) => message)).toEqual([
      'new came after project release 1 and stays as it is',
    ]);
    const done = await bench.perform(back(1));
    expect([done.state, done.kind]).toEqual(['succeeded', 'rollback']);
    expect(await live(bench)).toEqual({ ...all('2'), new: '1' });
    // Once more changes nothing, so that there is nothing to confirm.
    await expect(bench.accept(back(1))).rejects.toThrow('nothing would change');
    await expect(bench.operations.preview(back(9))).rejects.toThrow(
      'release: system:default/shop has no project release 9',
    );

    await bench.perform({
      ...{ kind: 'delete', serviceId: ids.db!, environments: ['dev'] },
    });
    const without = await bench.operations.preview(back(2));
    expect(without.preflight.map(({ message }) => message)).toEqual([
      'db was deleted since; create it again, this does not',
      'new came after project release 2 and stays as it is',
    ]);
    await bench.perform(back(2));
    expect(await live(bench)).toEqual({ cache: '3', web: '3', new: '1' });
  });

  it('one that fails in the middle holds the whole, and its undo takes every instance back', async () => {
    const bench = await Bench.create(databases);
    const ids = await shop(bench);
    bench.onRun = async (type, { instanceRef }) => {
      if (type === 'kubernetes.rollout' && instanceRef.includes('/db/')) {
        throw new StuckError('0 of 1 ready', []);
      }
    };
    const held = await bench.perform(deployAll(ids, '2'));
    expect([held.state, held.holder?.code]).toEqual(['held', 'rollout']);
    expect(
      held.stepList
        .filter(({ error }) => error)
        .map(({ instance }) => instance),
    ).toEqual(['default/shop/db/dev']);
    // What needs it has not begun.
    expect(
      new Set(
        held.stepList
          .filter(({ instance }) => instance.includes('/web/'))
          .map(({ state }) => state),
      ),
    ).toEqual(new Set(['pending']));
    bench.onRun = async () => {};
    await bench.decisions.undo(held.id, requester);
    const undone = await bench.advance(held.id);
    expect(undone.state).toBe('undone');
    expect(await live(bench)).toEqual(all('1'));
    expect(await bench.knex('instance_locks')).toEqual([]);
    expect(await bench.knex('instances').pluck('partial')).toEqual([
      [],
      [],
      [],
    ]);
    expect(await bench.knex('project_releases')).toEqual([]);
  });

  it('one whose cluster is away is held for all, and goes on where each stood', async () => {
    const bench = await Bench.create(databases);
    const ids = await shop(bench);
    bench.onRun = async (_type, { instanceRef }) => {
      if (instanceRef.includes('/cache/')) {
        throw new HeldError('Cluster dev', 'No answer for 10 s');
      }
    };
    const held = await bench.perform(deployAll(ids, '2'));
    expect([held.state, held.holder?.name]).toEqual(['held', 'Cluster dev']);
    bench.onRun = async () => {};
    expect((await bench.advance(held.id)).state).toBe('succeeded');
    expect(await live(bench)).toEqual(all('2'));
  });

  it('a worker that is lost in the middle leaves it to the next, which does each instance once', async () => {
    const bench = await Bench.create(databases);
    const ids = await shop(bench);
    const { id } = await bench.accept(deployAll(ids, '2'));
    for (let lostAt = 1; lostAt < 40; lostAt++) {
      bench.onWrite = loseAt(lostAt);
      await bench.advance(id).catch(() => {});
    }
    bench.onWrite = async () => {};
    expect((await bench.advance(id)).state).toBe('succeeded');
    expect(await live(bench)).toEqual(all('2'));
    expect(
      await bench
        .knex('live_intervals')
        .where({ operation_id: id })
        .pluck('number'),
    ).toEqual([2, 2, 2]);
  });

  it('waits as a whole for an operation on one of its instances, and is waited for', async () => {
    const bench = await Bench.create(databases);
    const ids = await shop(bench);
    bench.onRun = async type => {
      if (type === 'kubernetes.rollout') {
        throw new StuckError('0 of 1 ready', []);
      }
    };
    const stuck = await bench.perform({
      ...{ kind: 'deploy', serviceId: ids.db!, environment: 'dev', image: '2' },
    });
    expect(stuck.state).toBe('held');
    bench.onRun = async () => {};
    const { id } = await bench.accept(each(ids, 'restart'));
    const queued = await bench.advance(id);
    expect([queued.state, queued.holder?.name]).toEqual(['queued', stuck.id]);
    expect(await bench.knex('instance_locks')).toHaveLength(1);
    await bench.decisions.undo(stuck.id, requester);
    await bench.advance(stuck.id);
    expect((await bench.advance(id)).state).toBe('succeeded');
  });

  it('a rollback of the whole stops what is stuck within it in one confirmation', async () => {
    const bench = await Bench.create(databases);
    const ids = await shop(bench);
    await bench.perform(deployAll(ids, '2'));
    bench.onRun = async (type, { instanceRef }) => {
      if (type === 'kubernetes.rollout' && instanceRef.includes('/db/')) {
        throw new StuckError('0 of 1 ready', []);
      }
    };
    const stuck = await bench.perform(deployAll(ids, '3'));
    expect(stuck.state).toBe('held');
    bench.onRun = async () => {};
    const { id } = await bench.accept(back(1));
    expect((await bench.advance(stuck.id)).state).toBe('cancelled');
    expect((await bench.advance(id)).state).toBe('succeeded');
    expect(await live(bench)).toEqual(all('2'));
    expect(await bench.knex('instances').pluck('partial')).toEqual([
      [],
      [],
      [],
    ]);
  });

  it('names what is wrong with one of several, and changes nothing', async () => {
    const bench = await Bench.create(databases);
    const ids = await shop(bench);
    const { web } = ids;
    const restart = { kind: 'restart' as const, environment: 'dev' };
    const project = (changes: (typeof restart & { serviceId: string })[]) =>
      bench.operations.preview({ kind: 'project', projectRef, changes });
    await expect(
      project([{ ...restart, serviceId: web!, environment: 'prod' }]),
    ).rejects.toThrow("changes.0: environment: web is not in 'prod'");
    await expect(
      project([
        { ...restart, serviceId: web! },
        { ...restart, serviceId: web! },
      ]),
    ).rejects.toThrow('changes: default/shop/web/dev stands twice');
    await expect(
      bench.operations.preview({
        ...{ kind: 'project', projectRef: 'system:default/other' },
        changes: [{ ...restart, serviceId: web! }],
      }),
    ).rejects.toThrow(
      'changes.0.serviceId: this service is not in system:default/other',
    );
  });
});
