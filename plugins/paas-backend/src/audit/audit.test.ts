import { TestDatabases } from '@backstage/backend-test-utils';
import {
  auditAnchorSchema,
  auditPageSchema,
  type AuditEvent,
} from '@mooring/backstage-plugin-paas-common';
import fc from 'fast-check';
import { emptyAudit } from '../__testUtils__/emptyAudit';
import {
  OWNER,
  startTestPortal,
  STRANGER,
  userWith,
  type TestPortal,
} from '../__testUtils__/testPortal';
import { plainCell } from '../router/sendCsv';
import { AuditSealer } from './AuditSealer';
import { DatabaseAuditTrail } from './DatabaseAuditTrail';

jest.setTimeout(120_000);

const LOOPBACK = expect.stringMatching(/^(127\.0\.0\.1|::1)$/);
const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const auditor = userWith('paas.audit.read');
let portal: TestPortal;

/** Rows on successive minutes of one day, with ids in that order. */
async function insert(rows: Partial<Record<string, unknown>>[]) {
  await portal.knex('audit_events').insert(
    rows.map((row, index) => ({
      at: new Date(Date.UTC(2026, 0, 1, 0, index)),
      actor: 'user:default/ada',
      action: 'operation.accepted',
      project_ref: 'system:default/shop',
      target: 'operation:1',
      detail: '{}',
      ...row,
    })),
  );
}

async function query(search: Record<string, string>) {
  const answer = await portal.get(
    `/audit?${new URLSearchParams(search)}`,
    auditor,
  );
  expect(answer.status).toBe(200);
  return auditPageSchema.strict().parse(answer.body);
}

async function exported(search: Record<string, string>): Promise<string[]> {
  const answer = await portal
    .get(`/audit/export?${new URLSearchParams(search)}`, auditor)
    .buffer();
  expect(answer.status).toBe(200);
  expect(answer.headers).toMatchObject({
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': expect.stringMatching(
      /^attachment; filename="mooring-audit-\d{4}-\d{2}-\d{2}\.csv"$/,
    ),
  });
  return answer.text.split('\n');
}

const targetsOf = (items: AuditEvent[]) => items.map(({ target }) => target);

beforeAll(async () => {
  portal = await startTestPortal({ databases, projects: [] });
});

beforeEach(() => emptyAudit(portal.knex));

describe('audit trail', () => {
  it('is paged by what came before, whatever comes meanwhile', async () => {
    await insert([...'abcde'].map(target => ({ target })));
    const first = await query({ limit: '2' });
    expect(targetsOf(first.items)).toEqual(['e', 'd']);
    await insert([{ target: 'f' }]);
    const second = await query({ limit: '2', cursor: first.nextCursor! });
    expect(targetsOf(second.items)).toEqual(['c', 'b']);
    const last = await query({ limit: '2', cursor: second.nextCursor! });
    expect(targetsOf(last.items)).toEqual(['a']);
    expect(last).not.toHaveProperty('nextCursor');
  });

  it('is filtered by everything at once, and takes nothing for a pattern', async () => {
    await insert([
      { target: 'default/shop/web/dev', action: 'instance.logs.read' },
      { target: 'default/shop/w_b/dev', outcome: 'refused', via: 'plugin:x' },
      { target: '100%', actor: 'user:default/bob', project_ref: null },
    ]);
    const found = async (search: Record<string, string>) =>
      targetsOf((await query(search)).items);
    const all = [...['100%', 'default/shop/w_b/dev', 'default/shop/web/dev']];
    expect(await found({})).toEqual(all);
    expect(await found({ actor: 'user:default/bob' })).toEqual([all[0]]);
    expect(await found({ action: 'operation.' })).toEqual(all.slice(0, 2));
    expect(await found({ action: 'logs' })).toEqual([]);
    expect(await found({ projectRef: 'system:default/shop' })).toEqual(
      all.slice(1),
    );
    expect(await found({ target: 'w_b' })).toEqual([all[1]]);
    expect(await found({ target: '%' })).toEqual([all[0]]);
    expect(await found({ target: '?' })).toEqual([]);
    expect(await found({ outcome: 'refused' })).toEqual([all[1]]);
    // The second begins with the first minute of the day in UTC.
    expect(
      await found({
        from: '2026-01-01T01:01:00+01:00',
        until: '2026-01-01T00:02:00Z',
      }),
    ).toEqual([all[1]]);
    expect((await query({ target: 'w_b' })).items).toEqual([
      {
        id: expect.stringMatching(/^\d+$/),
        at: '2026-01-01T00:01:00.000Z',
        actor: 'user:default/ada',
        via: 'plugin:x',
        action: 'operation.accepted',
        outcome: 'refused',
        projectRef: 'system:default/shop',
        target: 'default/shop/w_b/dev',
        detail: {},
      },
    ]);
  });

  it.each([
    ['limit', 'limit=0'],
    ['limit', 'limit=1e9'],
    ['cursor', 'cursor=forged'],
    ['cursor', 'cursor=99999999999999999999'],
    ['actor', 'actor=%00'],
    ['target', `target=${'x'.repeat(301)}`],
    ['outcome', 'outcome=perhaps'],
    ['from', 'from=yesterday'],
    ['from', 'from=2026-13-01T00:00:00Z'],
    ['until', 'from=2026-01-02T00:00:00Z&until=2026-01-01T00:00:00Z'],
    ['actor', 'actor=a&actor=b'],
    ['order', 'order=x;drop'],
  ])('refuses a bad %s (%#)', async (field, search) => {
    for (const path of ['/audit', '/audit/export']) {
      const { status, body } = await portal.get(`${path}?${search}`, auditor);
      expect([path, status]).toEqual([path, 400]);
      expect(body.error.message).toMatch(
        // What the export has no use for is refused as well.
        new RegExp(`^Invalid query: .*"${field}"`),
      );
    }
  });

  it('is for those who may read it, and what is tried or carried away is recorded', async () => {
    for (const path of ['', '/export', '/verify', '/anchor'].map(
      name => `/audit${name}`,
    )) {
      expect((await portal.get(path, STRANGER)).status).toBe(403);
      expect((await portal.get(path, OWNER)).status).toBe(200);
    }
    const rows = await portal.knex('audit_events').orderBy('id');
    expect(
      rows.map(({ actor, action, outcome, origin }) => [
        ...[actor, action, outcome, origin],
      ]),
    ).toEqual([
      [STRANGER, 'audit.read', 'refused', LOOPBACK],
      [STRANGER, 'audit.exported', 'refused', LOOPBACK],
      [OWNER, 'audit.exported', 'done', LOOPBACK],
      [STRANGER, 'audit.verify', 'refused', LOOPBACK],
      [STRANGER, 'audit.anchor', 'refused', LOOPBACK],
    ]);
  });
});

describe('the chain', () => {
  it('is verified over HTTP, with the anchor that was given out', async () => {
    await insert([{ target: 'a' }, { target: 'b' }]);
    await new AuditSealer(portal.knex).seal(new AbortController().signal);
    const anchor = await portal.get('/audit/anchor', auditor);
    expect(auditAnchorSchema.strict().parse(anchor.body).sealNumber).toBe(2);
    const verify = async (search: Record<string, string>) =>
      (
        await portal.get(
          `/audit/verify?${new URLSearchParams(search)}`,
          auditor,
        )
      ).body;
    expect(await verify({})).toMatchObject({ ok: true, sealed: 2 });
    const { hash } = anchor.body;
    expect(await verify({ sealNumber: '2', hash })).toMatchObject({
      ...{ ok: true, anchor: 'contained' },
    });
    expect(await verify({ sealNumber: '9', hash })).toMatchObject({
      ...{ ok: false, anchor: 'cut' },
    });
    const { text } = await portal
      .get('/audit/export?format=jsonl&action=operation.', auditor)
      .buffer();
    const [second, first] = text
      .trim()
      .split('\n')
      .map(line => JSON.parse(line));
    expect(second).toMatchObject({
      target: 'b',
      seal: { number: 2, previous: first.seal.hash, hash },
    });
  });

  it.each([
    ['hash', 'sealNumber=1'],
    ['hash', `hash=${'0'.repeat(64)}`],
    ['hash', 'sealNumber=1&hash=nonsense'],
    ['sealNumber', `sealNumber=-1&hash=${'0'.repeat(64)}`],
    ['sealNumber', `sealNumber=1.5&hash=${'0'.repeat(64)}`],
    ['sealNumber', `sealNumber=1e99&hash=${'0'.repeat(64)}`],
    ['x', 'x=1'],
  ])('refuses a bad %s (%#)', async (field, search) => {
    const { status, body } = await portal.get(
      `/audit/verify?${search}`,
      auditor,
    );
    expect([status, body.error.message]).toEqual([
      400,
      expect.stringMatching(new RegExp(`^Invalid query: .*"${field}"`)),
    ]);
  });
});

describe('export', () => {
  it('is a file of all rows that no spreadsheet calculates with', async () => {
    await insert([
      {
        actor: '=HYPERLINK("http://evil")',
        target: 'a "quoted", one',
        detail: JSON.stringify({ reason: '=1+1', line: 'a\nb' }),
      },
      { action: '@SUM(1)', target: '-2+3' },
    ]);
    const [head, ...rows] = await exported({
      projectRef: 'system:default/shop',
    });
    expect(head).toBe(
      '\uFEFFid,at,actor,via,onBehalfOf,action,outcome,projectRef,target,beforeHash,afterHash,origin,detail,seal.number,seal.previous,seal.hash',
    );
    expect(rows.map(row => row.replace(/^\d+,/, ''))).toEqual([
      `2026-01-01T00:01:00.000Z,user:default/ada,,,'@SUM(1),done,system:default/shop,'-2+3,,,,{},,,`,
      `2026-01-01T00:00:00.000Z,"'=HYPERLINK(""http://evil"")",,,operation.accepted,done,system:default/shop,"a ""quoted"", one",,,,"{""line"":""a\\nb"",""reason"":""=1+1""}",,,`,
      '',
    ]);
  });

  it('has every row once, and says where it leaves some out', async () => {
    await insert(
      Array.from({ length: 2_500 }, (_, index) => ({ target: `t${index}` })),
    );
    const rows = await exported({ action: 'operation.accepted' });
    expect(rows.slice(1, -1).map(row => row.split(',')[8])).toEqual(
      Array.from({ length: 2_500 }, (_, index) => `t${2_499 - index}`),
    );
    for (const [maxExported, expected] of [
      [2_499, 2_499],
      [1_000, 1_000],
      [2_500, undefined],
    ] as const) {
      const trail = new DatabaseAuditTrail(portal.knex, { maxExported });
      const all: AuditEvent[] = [];
      for await (const portion of await trail.export({
        action: 'operation.',
      })) {
        all.push(...portion);
      }
      expect(all.findIndex(({ action }) => action === 'audit.left-out')).toBe(
        expected ?? -1,
      );
      expect(all).toHaveLength(expected === undefined ? 2_500 : expected + 1);
    }
  });

  it('never begins a cell with what begins a formula', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'=+-@\t\r\0a\'"') }),
        text => {
          const cell = plainCell(text);
          expect(cell).not.toMatch(/^[=+\-@\t\r\0]/);
          expect(cell.endsWith(text)).toBe(true);
        },
      ),
    );
  });
});
