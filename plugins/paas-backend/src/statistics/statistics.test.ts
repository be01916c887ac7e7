import { TestDatabases } from '@backstage/backend-test-utils';
import {
  statisticsSchema,
  type Statistics,
} from '@mooring/backstage-plugin-paas-common';
import {
  OWNER,
  startTestPortal,
  STRANGER,
  type TestPortal,
} from '../__testUtils__/testPortal';
import {
  SeededOperations,
  type Seed,
} from '../board/__testUtils__/SeededOperations';

jest.setTimeout(180_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
let portal: TestPortal;
let seeded: SeededOperations;

/** `day hour:minute` of January 2026, or of the month given. */
function at(text: string, month = '01'): string {
  const [day, time] = text.split(' ');
  return `2026-${month}-${day}T${time}:00.000Z`;
}

async function statistics(
  search: Record<string, string> = {},
  user = OWNER,
): Promise<Statistics> {
  const all = { from: at('01 00:00'), until: at('01 00:00', '03'), ...search };
  const answer = await portal.get(
    `/statistics?${new URLSearchParams(all)}`,
    user,
  );
  expect([answer.status, answer.body.error]).toEqual([200, undefined]);
  return statisticsSchema.strict().parse(answer.body);
}

const minutes = (count: number) => count * 60;
const web: Seed = { services: ['web'], environments: ['prod'] };

beforeAll(async () => {
  portal = await startTestPortal({ databases, projects: ['shop', 'billing'] });
  seeded = new SeededOperations(portal.knex);
});

beforeEach(async () => {
  await portal.knex('operation_changes').del();
  await seeded.clear();
});

describe('statistics', () => {
  it('are as one counts them by hand', async () => {
    const ran = (begin: string, end: string, more: Seed = {}) =>
      seeded.insert({
        ...web,
        created: at(begin),
        started: at(begin),
        ended: at(end),
        ...more,
      });
    // Lead times: 10, 20, 30 and 100 minutes; live some time before the end.
    await ran('05 10:00', '05 10:15', { live: at('05 10:10'), kind: 'create' });
    await ran('06 10:00', '06 10:20', { live: at('06 10:20') });
    // Rolled back 23 hours after it had ended, which took an hour.
    await ran('07 10:00', '07 10:30', { live: at('07 10:30') });
    await ran('08 09:30', '08 10:30', { kind: 'rollback' });
    // A roll-back a day and a minute later is no failure of it.
    await ran('10 10:00', '10 11:40', { live: at('10 11:40') });
    await ran('11 11:41', '11 11:50', { kind: 'rollback' });
    // Undone within 12 minutes.
    await ran('12 10:00', '12 10:12', { state: 'undone' });
    // Stopped halfway; the next deploy went well two hours after it began.
    await ran('13 10:00', '13 10:05', { state: 'cancelled' });
    await ran('13 11:50', '13 12:00', { live: at('13 12:00') });
    // None of these is a deployment, a failure or in time.
    await ran('14 10:00', '14 10:01', { kind: 'scale' });
    await ran('15 10:00', '15 10:01', { kind: 'restart', state: 'undone' });
    await ran('16 10:00', '16 10:01', { kind: 'rollback', state: 'undone' });
    await seeded.insert({
      ...{ ...web, created: at('31 23:00', '12'), state: 'running' },
    });

    const { total, groups, holders } = await statistics();
    const leads = [10, 10, 20, 30, 100].map(minutes);
    const restores = [12, 120, 24 * 60].map(minutes);
    expect(total).toEqual({
      deployments: 5,
      perDay: 5 / 59,
      leadTimeMedian: leads[2],
      // 9/10 of the way through four gaps: 0.6 of the way from 30 to 100.
      leadTimeP90: expect.closeTo(minutes(30 + 0.6 * 70)),
      failures: 3,
      failureRate: 3 / 7,
      restoreMedian: restores[1],
      restoreP90: expect.closeTo(minutes(120 + 0.8 * (24 * 60 - 120))),
    });
    expect(groups).toEqual([{ ...total, key: '2026-01', perDay: 5 / 31 }]);
    expect(holders).toEqual([]);
  });

  it('take one operation of several services for one, and are grouped by month and project', async () => {
    const ran = (month: string, more: Seed) =>
      seeded.insert({
        created: at('31 23:30'),
        ended: at('01 00:30', month),
        ...more,
      });
    await ran('02', { services: ['web', 'cache'] });
    await ran('02', { project: 'billing', environments: ['dev'] });
    await seeded.insert({
      ...{ created: at('31 23:00'), ended: at('31 23:59') },
      environments: ['prod'],
    });
    const perKey = ({ groups }: Statistics) =>
      groups.map(({ key, deployments }) => [key, deployments]);
    expect(perKey(await statistics())).toEqual([
      ['2026-01', 1],
      ['2026-02', 2],
    ]);
    expect(perKey(await statistics({ groupBy: 'project' }))).toEqual([
      ['system:default/billing', 1],
      ['system:default/shop', 2],
    ]);
    const count = async (search: Record<string, string>) =>
      (await statistics(search)).total.deployments;
    expect(await count({ projectRef: 'system:default/shop' })).toBe(2);
    expect(await count({ environment: 'prod' })).toBe(2);
    expect(await count({ environment: 'dev' })).toBe(2);
    expect(await count({ from: at('01 00:00', '02') })).toBe(2);
    expect(await count({ until: at('01 00:00', '02') })).toBe(1);
    // As the same moment is written elsewhere.
    expect(await count({ until: '2026-02-01T20:00:00+20:00' })).toBe(1);
  });

  it('say how long operations waited for whom, within the time that is asked for', async () => {
    const person = (name: string) => ({ kind: 'person', name, reason: 'x' });
    const sre = person('group:default/sre');
    const dns = { kind: 'system', name: 'DNS server local', reason: 'x' };
    const behind = { kind: 'operation', name: 'some id', reason: 'x' };
    const changes = async (
      seed: Seed,
      ...steps: [string, object | undefined][]
    ) => {
      const id = await seeded.insert({ ...web, ...seed });
      await portal.knex('operation_changes').where({ operation_id: id }).del();
      for (const [moment, holder] of steps) {
        await portal.knex('operation_changes').insert({
          ...{ operation_id: id, at: at(moment) },
          ...{ state_before: 'running', state_after: 'held' },
          holder_after: holder && JSON.stringify(holder),
        });
      }
    };
    // 60 minutes for SRE in two parts, 5 for DNS, until it ended 10 for another.
    await changes(
      { ended: at('05 12:00') },
      ['05 10:00', sre],
      ['05 10:20', { ...sre, reason: 'still' }],
      ['05 10:30', undefined],
      ['05 11:00', sre],
      ['05 11:30', dns],
      ['05 11:35', undefined],
      ['05 11:50', behind],
    );
    // From before the time until its 20th minute.
    await changes(
      { ended: at('09 12:00') },
      ['04 09:00', sre],
      [...(['05 00:20', undefined] as [string, undefined])],
    );
    await changes({ ended: at('02 12:00') }, ['02 09:00', sre]);
    await changes({ project: 'billing', ended: at('05 13:00') }, [
      ...(['05 12:00', dns] as [string, object]),
    ]);
    const asked = {
      ...{ groupBy: 'holder', from: at('05 00:00'), until: at('06 00:00') },
    };
    const { holders } = await statistics(asked);
    expect(holders).toEqual([
      {
        ...{ holder: 'group:default/sre', kind: 'person', operations: 2 },
        ...{ total: minutes(80), median: minutes(40) },
        p90: expect.closeTo(minutes(20 + 0.9 * 40)),
      },
      {
        ...{ holder: 'DNS server local', kind: 'system', operations: 2 },
        ...{ total: minutes(65), median: minutes(32.5) },
        p90: expect.closeTo(minutes(5 + 0.9 * 55)),
      },
      {
        ...{ holder: 'operation', kind: 'operation', operations: 1 },
        ...{ total: minutes(10), median: minutes(10), p90: minutes(10) },
      },
    ]);
    const shop = await statistics({
      ...asked,
      projectRef: 'system:default/shop',
    });
    expect(shop.holders[1]).toMatchObject({ total: minutes(10) });
  });

  it('are for everybody, and can be carried away', async () => {
    await seeded.insert({
      ...{ ...web, created: at('05 10:00'), ended: at('05 10:30') },
    });
    expect((await statistics({}, STRANGER)).total.deployments).toBe(1);
    const search = new URLSearchParams({
      ...{ from: at('01 00:00'), until: at('01 00:00', '02') },
      groupBy: 'project',
    });
    const answer = await portal
      .get(`/statistics/export?${search}`, STRANGER)
      .buffer();
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(answer.text.replace('\uFEFF', '').split('\n')).toEqual([
      'key,deployments,perDay,leadTimeMedian,leadTimeP90,failures,failureRate,restoreMedian,restoreP90',
      `system:default/shop,1,${1 / 31},1800,1800,0,0,,`,
      `total,1,${1 / 31},1800,1800,0,0,,`,
      '',
    ]);
  });

  it('are of nothing where nothing was', async () => {
    expect(await statistics()).toEqual({
      total: { deployments: 0, perDay: 0, failures: 0 },
      groups: [],
      holders: [],
    });
  });

  it.each([
    ['from', ''],
    ['until', `from=${at('01 00:00')}`],
    ['until', `from=${at('02 00:00')}&until=${at('01 00:00')}`],
    ['until', 'from=2020-01-01T00:00:00Z&until=2026-01-01T00:00:00Z'],
    ['from', 'from=0000-01-01T00:00:00Z&until=0001-01-01T00:00:00Z'],
    ['groupBy', `from=${at('01 00:00')}&until=${at('02 00:00')}&groupBy=x`],
    [
      'environment',
      `from=${at('01 00:00')}&until=${at('02 00:00')}&environment=%00`,
    ],
    [
      'projectRef',
      `from=${at('01 00:00')}&until=${at('02 00:00')}&projectRef=%00`,
    ],
  ])('refuse a bad %s (%#)', async (field, search) => {
    for (const path of ['/statistics', '/statistics/export']) {
      const { status, body } = await portal.get(`${path}?${search}`);
      expect([path, status]).toEqual([path, 400]);
      expect(body.error.message).toMatch(
        new RegExp(`^Invalid query: .*${field}`),
      );
    }
  });
});
