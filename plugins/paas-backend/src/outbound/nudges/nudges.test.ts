import { TestDatabases } from '@backstage/backend-test-utils';
import { eventually } from '@mooring/test-utils';
import { Bench, requester } from '../../operations/__testUtils__/Bench';
import { OutboundProcess } from '../__testUtils__/OutboundProcess';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const asker = { user: 'user:default/grace', via: undefined };

describe('nudges', () => {
  it('reach whoever holds an operation, once in a quarter of an hour, on record', async () => {
    const bench = await Bench.create(databases);
    const { knex } = bench;
    const outbound = await OutboundProcess.start(knex, []);
    const { nudges } = outbound;
    const { id } = await bench.accept(bench.create());
    const holdBy = async (holder: object | null) =>
      knex('operations')
        .where({ id })
        .update({ holder: holder && JSON.stringify(holder) });

    expect(await nudges.get(id)).toEqual({ recipients: [] });
    await expect(nudges.nudge(id, asker)).rejects.toThrow(
      'This operation waits for nobody now',
    );
    await expect(
      nudges.nudge('4d0f7d4e-7a3c-4b0e-9a53-0a6f3a4b2f11', asker),
    ).rejects.toThrow('There is no operation');

    await holdBy({ kind: 'system', code: 'dependency', name: 'Cluster dev' });
    expect((await nudges.get(id)).recipients).toEqual([
      'group:default/operators',
    ]);
    await holdBy({ kind: 'operation', code: 'operation', name: id });
    expect((await nudges.get(id)).recipients).toEqual([requester.user]);
    await holdBy({ kind: 'person', code: 'failed', name: 'group:default/a' });

    // Of many at once one gets through.
    const results = await Promise.allSettled(
      [1, 2, 3, 4, 5].map(() => nudges.nudge(id, asker)),
    );
    const done = results.filter(({ status }) => status === 'fulfilled');
    expect(done).toHaveLength(1);
    const { last, possibleAt, recipients } = await nudges.get(id);
    expect(recipients).toEqual(['group:default/a']);
    expect(last!.by).toBe(asker.user);
    expect(Date.parse(possibleAt!) - Date.parse(last!.at)).toBe(15 * 60_000);
    await expect(nudges.nudge(id, requester)).rejects.toThrow(
      `user:default/grace has nudged at ${
        last!.at
      }; it is possible again at ${possibleAt}`,
    );

    const told = await eventually(
      () =>
        outbound.notifications.filter(({ payload }) =>
          payload.title.startsWith('grace asks you'),
        ),
      ({ length }) => length > 0,
    );
    expect(told).toEqual([
      {
        recipients: {
          ...{ type: 'entity', entityRef: ['group:default/a'] },
          excludeEntityRef: asker.user,
        },
        payload: expect.objectContaining({
          title: 'grace asks you to look at: Create web in dev (shop)',
          scope: id,
          link: `/operations/${id}`,
        }),
      },
    ]);
    const rows = await knex('audit_events').where({
      action: 'operation.nudged',
    });
    expect(rows).toMatchObject([
      { actor: asker.user, target: `operation:${id}`, outcome: 'done' },
    ]);

    await knex('operation_nudges').update({
      at: knex.raw(`at - interval '16 minutes'`),
    });
    expect((await nudges.get(id)).possibleAt).toBeUndefined();
    await nudges.nudge(id, requester);
    expect((await nudges.get(id)).last!.by).toBe(requester.user);
    await outbound.stop();
  });
});
