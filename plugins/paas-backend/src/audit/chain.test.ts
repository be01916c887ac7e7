import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TestDatabases } from '@backstage/backend-test-utils';
import { canonicalJson } from '@mooring/common';
import createKnex, { type Knex } from 'knex';
import { emptyAudit, withoutTriggers } from '../__testUtils__/emptyAudit';
import { initDatabase } from '../__testUtils__/initDatabase';
import { appendAudit } from './appendAudit';
import { AuditRetention } from './AuditRetention';
import { AuditSealer } from './AuditSealer';
import { DatabaseAuditChain } from './DatabaseAuditChain';
import { DatabaseAuditTrail } from './DatabaseAuditTrail';
import { verifyAudit } from './verifyAudit';

jest.setTimeout(180_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const signal = new AbortController().signal;
let knex: Knex;
let chain: DatabaseAuditChain;
let folder: string;

const append = (db: Knex, target: string) =>
  appendAudit(db, {
    actor: 'user:default/ada',
    action: 'operation.accepted',
    projectRef: 'system:default/shop',
    target,
    afterHash: 'sha256:1',
    detail: { list: [1, { b: '"', a: 'ß' }], when: null },
  });

/** Rows `r1` … with the seals 1 …, in portions that do not divide them evenly. */
async function sealRows(count: number): Promise<void> {
  for (let i = 1; i <= count; i += 1) {
    await append(knex, `r${i}`);
  }
  await new AuditSealer(knex, { batch: 4 }).seal(signal);
}

const tamper = (sql: string) => withoutTriggers(knex, trx => trx.raw(sql));

/** What `verify-audit` says when it is run as an operator runs it. */
async function run(...args: string[]) {
  const { text, exitCode } = await verifyAudit(args);
  return { ...JSON.parse(text), exitCode };
}

function connectionString(): string {
  const { connection } = knex.client.config;
  return typeof connection === 'string'
    ? connection
    : `postgres://${connection.user}:${connection.password ?? ''}@${
        connection.host
      }:${connection.port}/${connection.database}`;
}

async function exportTo(name: string): Promise<string> {
  const lines: string[] = [];
  for await (const portion of await new DatabaseAuditTrail(knex).export({})) {
    lines.push(...portion.map(line => `${JSON.stringify(line)}\n`));
  }
  const file = join(folder, name);
  await writeFile(file, lines.join(''));
  return file;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mooring-audit-'));
  knex = await initDatabase(databases);
  chain = new DatabaseAuditChain(knex, { portion: 3 });
});

afterAll(() => rm(folder, { recursive: true }));

beforeEach(() => emptyAudit(knex));

describe('sealing', () => {
  it('hashes every row with the one before it, as the documentation says', async () => {
    await sealRows(3);
    await append(knex, 'r4');
    const rows = await knex('audit_events').orderBy('id');
    let previous = '0'.repeat(64);
    for (const [index, row] of rows.slice(0, 3).entries()) {
      const text = canonicalJson({
        id: row.id,
        at: row.at.toISOString(),
        actor: 'user:default/ada',
        action: 'operation.accepted',
        outcome: 'done',
        projectRef: 'system:default/shop',
        target: `r${index + 1}`,
        afterHash: 'sha256:1',
        detail: { list: [1, { b: '"', a: 'ß' }], when: null },
      });
      previous = createHash('sha256')
        .update(`${previous}${text}`)
        .digest('hex');
      expect(row).toMatchObject({
        seal_number: String(index + 1),
        seal_hash: previous,
      });
    }
    expect(rows[3]).toMatchObject({ seal_number: null, seal_hash: null });
    expect(await chain.verify()).toEqual({
      ...{ ok: true, sealed: 3, unsealed: 1 },
      sealedAt: expect.stringMatching(/Z$/),
    });
    expect(await chain.anchor()).toMatchObject({
      ...{ sealNumber: 3, hash: previous },
    });
  });

  it('leaves no gap, whatever the order in which writers commit', async () => {
    const writers = 20;
    const each = 5;
    const pool = createKnex({
      ...{ client: 'pg', connection: connectionString() },
      pool: { min: 0, max: writers },
    });
    const stop = new AbortController();
    const sealing = (async () => {
      // Two, as two processes of the portal would.
      while (!stop.signal.aborted) {
        await Promise.all([
          new AuditSealer(knex, { batch: 3 }).seal(signal),
          new AuditSealer(knex, { batch: 7 }).seal(signal),
        ]);
      }
    })();
    for (let round = 0; round < each; round += 1) {
      // All of them draw their ids, then commit from the last to the first.
      const open = await Promise.all(
        Array.from({ length: writers }, async (_, writer) => {
          const trx = await pool.transaction();
          await append(trx, `w${writer}`);
          return trx;
        }),
      );
      for (const [index, trx] of open.reverse().entries()) {
        await (index % 7 === 3 ? trx.rollback() : trx.commit());
      }
    }
    stop.abort();
    await sealing;
    await pool.destroy();
    await new AuditSealer(knex).seal(signal);
    const rows = await knex('audit_events').orderBy('seal_number');
    expect(rows).toHaveLength(each * (writers - 3));
    expect(rows.map(row => Number(row.seal_number))).toEqual(
      rows.map((_, index) => index + 1),
    );
    const order = rows.map(row => Number(row.id));
    expect(order).not.toEqual([...order].sort((a, b) => a - b));
    expect(await chain.verify()).toMatchObject({ ok: true, unsealed: 0 });
  });

  it('goes on where a sealer that died had come to, and makes nobody wait', async () => {
    for (let i = 1; i <= 5; i += 1) {
      await append(knex, `r${i}`);
    }
    const sealer = new AuditSealer(knex, { batch: 2 });
    const other = createKnex({
      ...{ client: 'pg', connection: connectionString() },
      pool: { min: 0, max: 1 },
    });
    // Halfway through its batch.
    const held = await other.transaction();
    await held('audit_chain').forUpdate().first();
    await held('audit_events')
      .where({ target: 'r1' })
      .update({ seal_number: 1, seal_hash: 'half' });
    // Neither it nor any writer is waited for.
    expect(await sealer.seal(signal)).toBe(0);
    await append(knex, 'r6');
    const { rows } = await held.raw('SELECT pg_backend_pid() AS pid');
    await knex.raw('SELECT pg_terminate_backend(?)', [rows[0].pid]);
    await held.commit().catch(() => {});
    await other.destroy();

    const dying = new AbortController();
    dying.abort();
    expect(await sealer.seal(dying.signal)).toBe(0);
    expect(await sealer.seal(signal)).toBe(6);
    expect(await chain.verify()).toMatchObject({ ok: true, sealed: 6 });
  });

  it('is for good', async () => {
    await sealRows(2);
    await append(knex, 'r3');
    for (const attempt of [
      () => knex('audit_events').update({ actor: 'user:default/eve' }),
      () =>
        knex('audit_events').where({ target: 'r3' }).update({ detail: '{}' }),
      () => knex('audit_events').update({ seal_number: null, seal_hash: null }),
      () => knex('audit_events').where({ target: 'r1' }).del(),
      () => knex('audit_events').where({ target: 'r3' }).del(),
      () => knex('audit_events').truncate(),
      () =>
        knex('audit_events').insert({
          ...{ actor: 'x', action: 'x', target: 'x', detail: '{}' },
          ...{ seal_number: 9, seal_hash: 'x' },
        }),
    ]) {
      await expect(attempt()).rejects.toThrow(/rows are only added/);
    }
    expect(await chain.verify()).toMatchObject({ ok: true, sealed: 2 });
  });
});

describe('verify-audit', () => {
  it('names the first row that is not what was sealed', async () => {
    const named = (why: string, sealNumber: number) => ({
      ok: false,
      exitCode: 1,
      firstBad: {
        sealNumber,
        why,
        ...(why !== 'missing' && { id: expect.any(String) }),
      },
    });
    const moved = (from: number, by: number) =>
      `UPDATE audit_events SET seal_number = seal_number + ${by} WHERE seal_number >= ${from}`;
    for (const [sql, expected] of [
      [
        `UPDATE audit_events SET actor = 'user:default/eve' WHERE target = 'r5'`,
        named('changed', 5),
      ],
      [
        `UPDATE audit_events SET at = at - interval '1 ms' WHERE target = 'r8'`,
        named('changed', 8),
      ],
      [
        `UPDATE audit_events SET detail = detail || '{"x":1}' WHERE target = 'r1'`,
        named('changed', 1),
      ],
      [
        `UPDATE audit_events SET outcome = 'refused' WHERE target = 'r10'`,
        named('changed', 10),
      ],
      [
        `UPDATE audit_events SET seal_hash = repeat('0', 64) WHERE target = 'r4'`,
        named('changed', 4),
      ],
      [`DELETE FROM audit_events WHERE target = 'r6'`, named('missing', 6)],
      [
        `DELETE FROM audit_events WHERE target IN ('r9', 'r10')`,
        named('missing', 9),
      ],
      // As if it had never been there.
      [
        `DELETE FROM audit_events WHERE target = 'r6'; ${moved(7, -1)}`,
        named('changed', 6),
      ],
      [
        `${moved(7, 1)};
         INSERT INTO audit_events (actor, action, target, detail, seal_number, seal_hash)
           VALUES ('x', 'x', 'x', '{}', 7, repeat('0', 64))`,
        named('changed', 7),
      ],
      [
        `INSERT INTO audit_events (actor, action, target, detail, seal_number, seal_hash)
           VALUES ('x', 'x', 'x', '{}', 7, repeat('0', 64))`,
        named('inserted', 7),
      ],
      [
        `UPDATE audit_events SET seal_number = 5 - seal_number WHERE seal_number IN (2, 3)`,
        named('changed', 2),
      ],
      [
        `UPDATE audit_events SET seal_number = NULL, seal_hash = NULL WHERE target = 'r3'`,
        named('missing', 3),
      ],
    ] as const) {
      await emptyAudit(knex);
      await knex.raw(
        'ALTER TABLE audit_events DROP CONSTRAINT IF EXISTS audit_events_seal_number_unique',
      );
      await sealRows(10);
      expect(await run('--connection', connectionString())).toMatchObject({
        ok: true,
        exitCode: 0,
      });
      await tamper(sql);
      expect([
        sql,
        await run('--connection', connectionString()),
      ]).toMatchObject([sql, expected]);
      expect(await chain.verify()).toMatchObject({
        firstBad: expected.firstBad,
      });
    }
  });

  it('finds a chain that was cut off or written anew by an anchor that was kept', async () => {
    await sealRows(10);
    const anchor = await chain.anchor();
    const kept = join(folder, 'anchor.json');
    await writeFile(kept, JSON.stringify(anchor));
    const check = () =>
      run('--connection', connectionString(), '--anchor', kept);
    for (let i = 11; i <= 13; i += 1) {
      await append(knex, `r${i}`);
    }
    await new AuditSealer(knex).seal(signal);
    expect(await check()).toMatchObject({ ok: true, anchor: 'contained' });

    // Whoever cuts the tail off and corrects the chain's end as well is not seen without it.
    await tamper(`DELETE FROM audit_events WHERE seal_number > 8;
      UPDATE audit_chain SET end_number = 8,
        end_hash = (SELECT seal_hash FROM audit_events WHERE seal_number = 8)`);
    expect(await chain.verify()).toMatchObject({ ok: true });
    expect(await check()).toMatchObject({
      ...{ ok: false, exitCode: 1, anchor: 'cut' },
      firstBad: { sealNumber: 9, why: 'missing' },
    });

    await tamper(`UPDATE audit_events SET seal_number = NULL, seal_hash = NULL;
      UPDATE audit_events SET actor = 'user:default/eve' WHERE target = 'r2';
      UPDATE audit_chain SET end_number = 0, end_hash = start_hash`);
    for (let i = 9; i <= 12; i += 1) {
      await append(knex, `r${i}`);
    }
    await new AuditSealer(knex).seal(signal);
    expect(await chain.verify()).toMatchObject({ ok: true, sealed: 12 });
    expect(await check()).toMatchObject({
      ...{ ok: false, exitCode: 1, anchor: 'rewritten' },
      firstBad: { sealNumber: 10, why: 'rewritten' },
    });
  });

  it('verifies an export without any database', async () => {
    await sealRows(10);
    const { sealNumber, hash } = await chain.anchor();
    const anchor = join(folder, 'end.json');
    await writeFile(anchor, JSON.stringify({ sealNumber, hash }));
    await append(knex, 'r11');
    const intact = await exportTo('intact.jsonl');
    expect(await run('--file', intact, '--anchor', anchor)).toEqual({
      ...{ ok: true, exitCode: 0, sealed: 10, unsealed: 1, stretches: 1 },
      anchor: 'contained',
    });
    await tamper(
      `UPDATE audit_events SET target = 'other' WHERE target = 'r4'`,
    );
    expect(await run('--file', await exportTo('changed.jsonl'))).toMatchObject({
      ...{ ok: false, exitCode: 1 },
      firstBad: { sealNumber: 4, why: 'changed' },
    });
  });

  it('is a command', () => {
    const result = spawnSync(
      'node',
      ['bin/verify-audit.cjs', '--connection', connectionString()],
      { cwd: join(__dirname, '../..'), encoding: 'utf8' },
    );
    expect([result.stderr, result.status]).toEqual(['', 0]);
    expect(JSON.parse(result.stdout)).toMatchObject({ ok: true });
  });

  it.each([
    [[], 'Give --connection or --file'],
    [['--file', 'a', '--connection', 'b'], 'Give --connection or --file'],
    [['--nonsense'], 'nonsense'],
    [['--file', '/nowhere/x.jsonl'], 'ENOENT'],
    [['--connection', 'postgres://127.0.0.1:1/x'], 'ECONNREFUSED'],
  ])('says what is wrong with %j', async (args, message) => {
    await expect(verifyAudit(args)).rejects.toThrow(message);
  });

  it('names a line that is no row', async () => {
    const file = join(folder, 'broken.jsonl');
    await writeFile(file, '\n{"id":1}\n');
    await expect(verifyAudit(['--file', file])).rejects.toThrow(/^Line 2 /);
  });
});

describe('retention', () => {
  /** Rows that are as many days old as their names say, sealed in this order. */
  async function insertDays(...days: number[]) {
    for (const day of days) {
      await knex('audit_events').insert({
        ...{ actor: 'x', action: 'x', target: `${day} days`, detail: '{}' },
        at: new Date(Date.now() - day * 24 * 3_600_000),
      });
    }
    await new AuditSealer(knex).seal(signal);
  }
  const targets = () => knex('audit_events').orderBy('id').pluck('target');
  const daysAgo = (days: number) =>
    new Date(Date.now() - days * 24 * 3_600_000);

  it('removes from the front what is old, tells of it, and leaves a chain', async () => {
    await insertDays(40, 39, 20, 38, 1);
    const early = await chain.anchor();
    const retention = new AuditRetention(knex);
    expect(await retention.remove(daysAgo(30))).toBe(2);
    // What is old stays behind what is not.
    expect(await targets()).toEqual(['20 days', '38 days', '1 days', 'audit']);
    const [told] = await knex('audit_events').where({ target: 'audit' });
    expect(told).toMatchObject({
      ...{ actor: 'system:mooring', action: 'audit.removed' },
      detail: {
        rows: 2,
        sealNumber: 2,
        hash: expect.stringMatching(/^.{64}$/),
      },
    });
    expect(await chain.verify()).toMatchObject({ ok: true, sealed: 3 });
    await new AuditSealer(knex).seal(signal);
    const anchored = (number: number, hash: string) =>
      chain.verify({ number, hash });
    expect(await anchored(early.sealNumber, early.hash)).toMatchObject({
      ...{ ok: true, anchor: 'contained' },
    });
    expect(await anchored(1, early.hash)).toMatchObject({
      ...{ ok: true, anchor: 'removed' },
    });
    expect(await anchored(2, told.detail.hash)).toMatchObject({
      ...{ ok: true, anchor: 'contained' },
    });
    expect(await anchored(2, early.hash)).toMatchObject({ ok: false });

    expect(await retention.remove(daysAgo(30))).toBe(0);
    expect(await retention.remove(daysAgo(0))).toBe(4);
    expect(await retention.remove(daysAgo(0))).toBe(0);
    expect(await chain.verify()).toMatchObject({ ok: true, sealed: 0 });
    await insertDays(1);
    expect(await chain.verify()).toMatchObject({ ok: true, sealed: 2 });
  });

  it('is not to be passed off as by others', async () => {
    await sealRows(5);
    await tamper(`UPDATE audit_chain SET start_number = 3,
        start_hash = (SELECT seal_hash FROM audit_events WHERE seal_number = 3);
      DELETE FROM audit_events WHERE seal_number <= 3`);
    expect(await chain.verify()).toMatchObject({
      ok: false,
      firstBad: { sealNumber: 4, why: 'unexplained' },
    });
  });
});
