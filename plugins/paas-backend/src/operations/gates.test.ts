import { TestDatabases } from '@backstage/backend-test-utils';
import type {
  Decide,
  OperationDetail,
} from '@mooring/backstage-plugin-paas-common';
import { approval, person } from './__testUtils__/approval';
import { Bench, requester } from './__testUtils__/Bench';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const dba = {
  ...({ place: 'between', type: 'confirm', title: 'Run the script' } as const),
  ...{ instructions: 'On db-1', group: 'group:default/dba', count: 1 },
  ...{ requesterMay: true, expiresAfterHours: 72, procedure: 'Databases' },
};

async function decide(
  bench: Bench,
  operation: OperationDetail,
  by: string,
  verdict: Decide['verdict'],
  more: Partial<Decide> = {},
): Promise<OperationDetail> {
  const step = operation.stepList.find(
    ({ state, gate }) => gate && state === 'waiting',
  );
  await bench.decisions.decide(
    operation.id,
    { seq: step!.seq, verdict, planHash: operation.planHash, ...more },
    person(by),
  );
  return bench.advance(operation.id);
}

const states = ({ stepList }: OperationDetail) =>
  stepList.map(({ type, state }) => `${type} ${state}`);

describe('gates', () => {
  it('ask before anything is locked or written, in the middle, and let go on who was asked', async () => {
    const bench = await Bench.create(databases);
    bench.gates.dev = [approval, dba];
    const { id } = await bench.accept(bench.create());
    const asked = await bench.advance(id);
    expect(asked).toMatchObject({
      state: 'waiting',
      holder: { kind: 'person', code: 'approval', name: 'group:default/sre' },
    });
    expect([bench.ran, await bench.knex('instance_locks')]).toEqual([[], []]);
    expect((await decide(bench, asked, 'sre-1', 'approved')).state).toBe(
      'waiting',
    );
    await expect(decide(bench, asked, 'sre-1', 'approved')).rejects.toThrow(
      'you have decided here already',
    );
    await expect(
      decide(bench, asked, 'sre-2', 'approved', {
        planHash: `sha256:${'0'.repeat(64)}`,
      }),
    ).rejects.toThrow('planHash: the plan is another one now');
    await expect(decide(bench, asked, 'sre-2', 'confirmed')).rejects.toThrow(
      'verdict: this step can be approved or rejected',
    );

    const middle = await decide(bench, asked, 'sre-2', 'approved');
    expect(states(middle)).toEqual([
      'human.approve done',
      'kubernetes.apply done',
      'kubernetes.rollout done',
      'human.confirm waiting',
      'release.live pending',
    ]);
    expect(middle.stepList[0]!.summary).toBe(
      'Approved by user:default/sre-1, user:default/sre-2',
    );
    // By now it has begun, and nobody else may.
    expect(await bench.knex('instance_locks')).toHaveLength(1);
    const done = await decide(bench, middle, 'dba-1', 'confirmed', {
      note: 'ran it',
      evidenceUrl: 'https://wiki.corp/42',
    });
    expect([done.state, bench.ran]).toEqual([
      'succeeded',
      ['kubernetes.apply', 'kubernetes.rollout'],
    ]);
    expect(
      done.decisions.map(({ actor, verdict, counts, note }) => [
        actor,
        verdict,
        counts,
        note,
      ]),
    ).toEqual([
      ['user:default/sre-1', 'approved', true, undefined],
      ['user:default/sre-2', 'approved', true, undefined],
      ['user:default/dba-1', 'confirmed', true, 'ran it'],
    ]);
    expect(
      await bench.knex('audit_events').orderBy('id').pluck('action'),
    ).toEqual([
      'operation.accepted',
      'operation.approved',
      'operation.approved',
      'operation.confirmed',
      'operation.succeeded',
    ]);
  });

  it('count two who approve at the same moment as two, and one who does so twice as one', async () => {
    const bench = await Bench.create(databases);
    bench.gates.dev = [approval];
    const asked = await bench.advance((await bench.accept(bench.create())).id);
    const results = await Promise.allSettled(
      ['sre-1', 'sre-1', 'sre-1', 'sre-2', 'sre-3', 'sre-4'].map(by =>
        bench.decisions.decide(
          asked.id,
          { seq: 0, verdict: 'approved', planHash: asked.planHash },
          person(by),
        ),
      ),
    );
    // The gate is decided with the second; whoever comes later is told so.
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(
      2,
    );
    expect(
      await bench
        .knex('operation_decisions')
        .countDistinct('actor as n')
        .first(),
    ).toEqual({ n: '2' });
    expect((await bench.advance(asked.id)).state).toBe('succeeded');
  });

  it('let one rejection end it, whoever approves at the same moment', async () => {
    for (let round = 0; round < 5; round++) {
      const bench = await Bench.create(databases);
      bench.gates.dev = [{ ...approval, count: 1 }];
      const asked = await bench.advance(
        (
          await bench.accept(bench.create())
        ).id,
      );
      await Promise.allSettled(
        (['approved', 'rejected'] as const).map((verdict, index) =>
          bench.decisions.decide(
            asked.id,
            { seq: 0, verdict, planHash: asked.planHash, note: 'too late' },
            person(`sre-${index}`),
          ),
        ),
      );
      const decisions = await bench
        .knex('operation_decisions')
        .pluck('verdict');
      expect(decisions).toHaveLength(1);
      const ended = await bench.advance(asked.id);
      const services = await bench.knex('services').whereNull('deleted_at');
      expect([
        ...[ended.state, ended.failure],
        ...[bench.ran.length > 0, services.length],
      ]).toEqual(
        decisions[0] === 'approved'
          ? ['succeeded', undefined, true, 1]
          : [
              ...['cancelled', 'Rejected by user:default/sre-1: too late'],
              ...[false, 0],
            ],
      );
    }
  });

  it('count a delegate as the person who is away, and never both', async () => {
    const bench = await Bench.create(databases);
    bench.gates.dev = [approval];
    const asked = await bench.advance((await bench.accept(bench.create())).id);
    await decide(bench, asked, 'lead', 'approved', {
      onBehalfOf: 'user:default/sre-1',
    });
    for (const [by, more] of [
      ['sre-1', {}],
      ['lead', {}],
      ['sre-2', { onBehalfOf: 'user:default/sre-1' }],
    ] as const) {
      await expect(decide(bench, asked, by, 'approved', more)).rejects.toThrow(
        'you have decided here already',
      );
    }
    const done = await decide(bench, asked, 'sre-2', 'approved');
    expect([done.state, done.stepList[0]!.summary]).toEqual([
      'succeeded',
      'Approved by user:default/sre-1, user:default/sre-2',
    ]);
  });

  it('ask again when the plan has become another one since, and count no earlier decision', async () => {
    const bench = await Bench.create(databases);
    await bench.perform(bench.create());
    bench.gates.dev = [{ ...approval, count: 1 }];
    const asked = await bench.advance(
      (
        await bench.accept(bench.deploy({ image: '2' }))
      ).id,
    );
    bench.ran.length = 0;
    bench.onPreview = async () => [
      { object: 'Deployment shop-dev/web', field: 'spec.paused', before: true },
    ];
    const again = await decide(bench, asked, 'sre-1', 'approved');
    expect(again).toMatchObject({
      state: 'waiting',
      holder: { code: 'approval' },
    });
    expect(again.planHash).not.toBe(asked.planHash);
    expect(asked.difference).toBeUndefined();
    expect(again.difference).toContainEqual({
      object: 'Deployment shop-dev/web',
      field: 'spec.paused',
      now: { before: true },
    });
    expect(again.decisions.map(({ counts }) => counts)).toEqual([false]);
    expect([bench.ran, await bench.knex('instance_locks')]).toEqual([[], []]);
    expect((await decide(bench, again, 'sre-1', 'approved')).state).toBe(
      'succeeded',
    );
  });

  it('stand in nobody else’s way, and ask again about what that has changed', async () => {
    const bench = await Bench.create(databases);
    await bench.perform(bench.create());
    bench.gates.dev = [{ ...approval, count: 1 }];
    const asked = await bench.advance(
      (
        await bench.accept(bench.deploy({ config: { A: '1' } }))
      ).id,
    );
    bench.gates.dev = [];
    expect((await bench.perform(bench.scale(3))).state).toBe('succeeded');
    const again = await decide(bench, asked, 'sre-1', 'approved');
    expect(again).toMatchObject({
      state: 'waiting',
      holder: { code: 'approval' },
    });
    expect((await decide(bench, again, 'sre-1', 'approved')).state).toBe(
      'succeeded',
    );
    const { live_number: number } = (await bench.instance())!;
    const { content } = await bench.knex('releases').where({ number }).first();
    expect([content.config, content.scaling]).toEqual([
      { A: '1' },
      { mode: 'fixed', replicas: 3 },
    ]);
  });

  it('end with nothing changed when nobody decides in time, and when it is cancelled', async () => {
    const bench = await Bench.create(databases);
    bench.gates.dev = [approval];
    const { id } = await bench.accept(bench.create());
    await bench.advance(id);
    await bench
      .knex('operation_steps')
      .where({ seq: 0 })
      .update({ started_at: bench.knex.raw(`now() - interval '73 hours'`) });
    const ended = await bench.advance(id);
    expect([ended.state, ended.failure]).toEqual([
      'cancelled',
      'Nobody of group:default/sre decided within 72 h',
    ]);
    await expect(
      decide(
        bench,
        {
          ...ended,
          stepList: ended.stepList.map(s => ({
            ...s,
            state: 'waiting' as const,
          })),
        },
        'sre-1',
        'approved',
      ),
    ).rejects.toThrow('it has ended');

    const other = await bench.advance((await bench.accept(bench.create())).id);
    await bench.decisions.cancel(other.id, requester);
    expect((await bench.advance(other.id)).state).toBe('cancelled');
    expect(bench.ran).toEqual([]);
  });

  it('in the middle: a rejection takes the environment back; before the next one it leaves what is whole', async () => {
    const bench = await Bench.create(databases);
    bench.gates.dev = [{ ...dba, place: 'after' }];
    const asked = await bench.advance((await bench.accept(bench.create())).id);
    const undone = await decide(bench, asked, 'dba-1', 'rejected', {
      note: 'wrong data',
    });
    expect([undone.state, undone.failure]).toEqual([
      'undone',
      'Rejected by user:default/dba-1: wrong data',
    ]);

    bench.gates = { prod: [{ ...approval, count: 1 }] };
    const half = await bench.advance(
      (
        await bench.accept(bench.create('web', ['prod', 'dev']))
      ).id,
    );
    expect(half.state).toBe('waiting');
    expect(
      half.stepList.map(({ environment, state }) => `${environment} ${state}`),
    ).toEqual([
      ...Array(3).fill('dev done'),
      'prod waiting',
      ...Array(3).fill('prod pending'),
    ]);
    const ended = await decide(bench, half, 'sre-1', 'rejected');
    expect([ended.state, ended.failure]).toEqual([
      'cancelled',
      'Rejected by user:default/sre-1; what was done before stays as it is',
    ]);
    expect(
      await bench
        .knex('instances')
        .orderBy('environment')
        .select('environment', 'head_number', 'live_number', 'partial'),
    ).toEqual([
      { environment: 'dev', head_number: 2, live_number: 2, partial: [] },
      {
        environment: 'prod',
        head_number: null,
        live_number: null,
        partial: [],
      },
    ]);
    expect(await bench.knex('services').whereNull('deleted_at')).toHaveLength(
      1,
    );
  });
});
