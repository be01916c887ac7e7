import { TestDatabases } from '@backstage/backend-test-utils';
import type { Change } from '@mooring/backstage-plugin-paas-common';
import { randomUUID } from 'node:crypto';
import { approval, person } from './__testUtils__/approval';
import { Bench, requester } from './__testUtils__/Bench';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

describe('what does not wait for a gate', () => {
  const emergency = async (bench: Bench, change: Change) => {
    const { hash } = await bench.operations.preview(change, true);
    return bench.operations.accept(
      {
        ...{ change, planHash: hash, emergency: 'the shop is down' },
        idempotencyKey: randomUUID(),
      },
      requester,
    );
  };

  it('an emergency runs at once in spite of approvals and freezes, and is marked until it is reviewed', async () => {
    const bench = await Bench.create(databases);
    await expect(emergency(bench, bench.create())).rejects.toThrow(
      'emergency: nobody has to approve this',
    );
    bench.gates.dev = [approval];
    bench.frozen = [freeze()];
    const { id } = await emergency(bench, bench.create());
    const done = await bench.advance(id);
    expect(done).toMatchObject({
      state: 'succeeded',
      canReview: true,
      emergency: {
        reason: 'the shop is down',
        groups: ['group:default/sre', 'group:default/change-managers'],
      },
    });
    await bench.decisions.review(id, 'was right', person('sre-1'));
    expect((await bench.operations.get(id)).emergency!.review).toMatchObject({
      actor: 'user:default/sre-1',
      note: 'was right',
    });
    await expect(
      bench.decisions.review(id, undefined, person('sre-2')),
    ).rejects.toThrow('nothing to review');
  });

  it('a freeze refuses what comes, holds what was accepted before, and is overridden by those it names', async () => {
    const bench = await Bench.create(databases);
    const { id } = await bench.accept(bench.create());
    bench.frozen = [freeze()];
    await expect(bench.accept(bench.create('other'))).rejects.toThrow(
      /environment: dev is frozen until .*: year end/,
    );
    const held = await bench.advance(id);
    expect(held).toMatchObject({
      state: 'held',
      holder: {
        kind: 'system',
        code: 'freeze',
        name: 'group:default/change-managers',
      },
    });
    expect(bench.ran).toEqual([]);
    await bench.decisions.overrideFreeze(
      id,
      'agreed by phone',
      person('manager'),
    );
    expect((await bench.advance(id)).state).toBe('succeeded');
    await expect(
      bench.decisions.overrideFreeze(id, 'again', person('manager')),
    ).rejects.toThrow('no freeze holds it');

    const change = bench.scale(2);
    const { hash: planHash } = await bench.operations.preview(change);
    const accept = (mayOverride: boolean) =>
      bench.operations.accept(
        {
          change,
          planHash,
          idempotencyKey: randomUUID(),
          freezeOverride: 'needed',
        },
        requester,
        () => mayOverride,
      );
    await expect(accept(false)).rejects.toThrow(
      'Only members of group:default/change-managers may override that',
    );
    expect((await bench.advance((await accept(true)).id)).state).toBe(
      'succeeded',
    );
  });

  it('a reservation holds changes of others until it is given back, and not one’s own', async () => {
    const bench = await Bench.create(databases);
    await bench.perform(bench.create());
    const { id: instanceId } = await bench.knex('instances').first('id');
    const reserve = (holder: string) => [
      {
        ...{
          id: randomUUID(),
          instanceId,
          holder,
          reason: 'regression run 42',
        },
        until: new Date(Date.now() + 3_600_000),
      },
    ];
    bench.reserved = reserve('user:default/tester');
    const held = await bench.advance((await bench.accept(bench.scale(2))).id);
    expect(held).toMatchObject({
      state: 'held',
      holder: { kind: 'person', code: 'reserved', name: 'user:default/tester' },
    });
    bench.reserved = reserve(requester.user);
    expect((await bench.advance(held.id)).state).toBe('succeeded');
  });
});

function freeze() {
  return {
    ...{ id: randomUUID(), environments: ['dev'], reason: 'year end' },
    from: '2026-01-01T00:00:00Z',
    until: '2999-01-01T00:00:00Z',
    overrideGroup: 'group:default/change-managers',
  };
}
