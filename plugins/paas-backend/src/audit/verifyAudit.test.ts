import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { AuditBench } from './__testUtils__/AuditBench';
import type { DatabaseAuditChain } from './DatabaseAuditChain';
import { DatabaseAuditTrail } from './DatabaseAuditTrail';
import { verifyAudit } from './verifyAudit';

jest.setTimeout(180_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
let bench: AuditBench;
let knex: Knex;
let chain: DatabaseAuditChain;
let folder: string;

/** What `verify-audit` says when it is run as an operator runs it. */
async function run(...args: string[]) {
  const { text, exitCode } = await verifyAudit(args);
  return { ...JSON.parse(text), exitCode };
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
  bench = await AuditBench.create(databases);
  ({ knex, chain } = bench);
});

afterAll(() => rm(folder, { recursive: true }));

beforeEach(() => bench.empty());

describe('verify-audit', () => {
  it('names the first row that is not what was sealed', async () => {
    const bad = (firstBad: {
      sealNumber: number;
      why: string;
      id?: string;
    }) => ({
      ...{ ok: false, exitCode: 1, firstBad },
    });
    const missing = (sealNumber: number) => bad({ sealNumber, why: 'missing' });
    const named = (why: string, sealNumber: number) =>
      bad({ sealNumber, why, id: expect.any(String) });
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
      [`DELETE FROM audit_events WHERE target = 'r6'`, missing(6)],
      [`DELETE FROM audit_events WHERE target IN ('r9', 'r10')`, missing(9)],
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
        missing(3),
      ],
    ] as const) {
      await bench.empty();
      await knex.raw(
        'ALTER TABLE audit_events DROP CONSTRAINT IF EXISTS audit_events_seal_number_unique',
      );
      await bench.sealRows(10);
      expect(await run('--connection', bench.connectionString)).toMatchObject({
        ok: true,
        exitCode: 0,
      });
      await bench.tamper(sql);
      expect([
        sql,
        await run('--connection', bench.connectionString),
      ]).toMatchObject([sql, expected]);
      expect(await chain.verify()).toMatchObject({
        firstBad: expected.firstBad,
      });
    }
  });

  it('finds a chain that was cut off or written anew by an anchor that was kept', async () => {
    await bench.sealRows(10);
    const anchor = await chain.anchor();
    const kept = join(folder, 'anchor.json');
    await writeFile(kept, JSON.stringify(anchor));
    const check = () =>
      run('--connection', bench.connectionString, '--anchor', kept);
    await bench.appendRows(11, 13);
    await bench.seal();
    expect(await check()).toMatchObject({ ok: true, anchor: 'contained' });

    // Whoever cuts the tail off and corrects the chain's end as well is not seen without it.
    await bench.tamper(`DELETE FROM audit_events WHERE seal_number > 8;
      UPDATE audit_chain SET end_number = 8,
        end_hash = (SELECT seal_hash FROM audit_events WHERE seal_number = 8)`);
    expect(await chain.verify()).toMatchObject({ ok: true });
    expect(await check()).toMatchObject({
      ...{ ok: false, exitCode: 1, anchor: 'cut' },
      firstBad: { sealNumber: 9, why: 'missing' },
    });

    await bench.tamper(`UPDATE audit_events SET seal_number = NULL, seal_hash = NULL;
      UPDATE audit_events SET actor = 'user:default/eve' WHERE target = 'r2';
      UPDATE audit_chain SET end_number = 0, end_hash = start_hash`);
    await bench.appendRows(9, 12);
    await bench.seal();
    expect(await chain.verify()).toMatchObject({ ok: true, sealed: 12 });
    expect(await check()).toMatchObject({
      ...{ ok: false, exitCode: 1, anchor: 'rewritten' },
      firstBad: { sealNumber: 10, why: 'rewritten' },
    });
  });

  it('verifies an export without any database', async () => {
    await bench.sealRows(10);
    const { sealNumber, hash } = await chain.anchor();
    const anchor = join(folder, 'end.json');
    await writeFile(anchor, JSON.stringify({ sealNumber, hash }));
    await bench.append('r11');
    const intact = await exportTo('intact.jsonl');
    expect(await run('--file', intact, '--anchor', anchor)).toEqual({
      ...{ ok: true, exitCode: 0, sealed: 10, unsealed: 1, stretches: 1 },
      anchor: 'contained',
    });
    await bench.tamper(
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
      ['bin/verify-audit.cjs', '--connection', bench.connectionString],
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
