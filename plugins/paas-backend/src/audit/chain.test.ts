import { createHash } from 'node:crypto';
import { TestDatabases } from '@backstage/backend-test-utils';
import { canonicalJson } from '@mooring/common';
import createKnex, { type Knex } from 'knex';
import { AuditBench } from './__testUtils__/AuditBench';
import { AuditRetention } from './AuditRetention';
import { AuditSealer } from './AuditSealer';
import type { DatabaseAuditChain } from './DatabaseAuditChain';

jest.setTimeout(180_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
let bench: AuditBench;
let knex: Knex;
let chain: DatabaseAuditChain;

beforeAll(async () => {
  bench = await AuditBench.create(databases);
  ({ knex, chain } = bench);
});

beforeEach(() => bench.empty());

describe('sealing', () => {
  it('hashes every row with the one before it, as the documentation says', async () => {
    await bench.sealRows(3);
    await bench.append('r4');
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
      ...{ client: 'pg', connection: bench.connectionString },
      pool: { min: 0, max: writers },
    });
    const stop = new AbortController();
    const sealing = (async () => {
      // Two, as two processes of the portal would.
      while (!stop.signal.aborted) {
        await Promise.all([
          new AuditSealer(knex, { batch: 3 }).seal(bench.signal),
          new AuditSealer(knex, { batch: 7 }).seal(bench.signal),
        ]);
      }
    })();
    const write = async (_: unknown, writer: number) => {
      const trx = await pool.transaction();
      await bench.append(`w${writer}`, trx);
      return trx;
    };
    for (let round = 0; round < each; round += 1) {
      // All of them draw their ids, then commit from the last to the first.
      const open = await Promise.all(Array.from({ length: writers }, write));
      for (const [index, trx] of open.reverse().entries()) {
        await (index % 7 === 3 ? trx.rollback() : trx.commit());
      }
    }
    stop.abort();
    await sealing;
    await pool.destroy();
    await bench.seal();
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
    await bench.appendRows(1, 5);
    const sealer = new AuditSealer(knex, { batch: 2 });
    const other = createKnex({
      ...{ client: 'pg', connection: bench.connectionString },
      pool: { min: 0, max: 1 },
    });
    // Halfway through its batch.
    const held = await other.transaction();
    await held('audit_chain').forUpdate().first();
    await held('audit_events')
      .where({ target: 'r1' })
      .update({ seal_number: 1, seal_hash: 'half' });
    // Neither it nor any writer is waited for.
    expect(await sealer.seal(bench.signal)).toBe(0);
    await bench.append('r6');
    const { rows } = await held.raw('SELECT pg_backend_pid() AS pid');
    await knex.raw('SELECT pg_terminate_backend(?)', [rows[0].pid]);
    await held.commit().catch(() => {});
    await other.destroy();

    const dying = new AbortController();
    dying.abort();
    expect(await sealer.seal(dying.signal)).toBe(0);
    expect(await sealer.seal(bench.signal)).toBe(6);
    expect(await chain.verify()).toMatchObject({ ok: true, sealed: 6 });
  });

  it('is for good', async () => {
    await bench.sealRows(2);
    await bench.append('r3');
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

describe('retention', () => {
  /** Rows that are as many days old as their names say, sealed in this order. */
  async function insertDays(...days: number[]) {
    for (const day of days) {
      await knex('audit_events').insert({
        ...{ actor: 'x', action: 'x', target: `${day} days`, detail: '{}' },
        at: new Date(Date.now() - day * 24 * 3_600_000),
      });
    }
    await bench.seal();
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
    await bench.seal();
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
    await bench.sealRows(5);
    await bench.tamper(`UPDATE audit_chain SET start_number = 3,
        start_hash = (SELECT seal_hash FROM audit_events WHERE seal_number = 3);
      DELETE FROM audit_events WHERE seal_number <= 3`);
    expect(await chain.verify()).toMatchObject({
      ok: false,
      firstBad: { sealNumber: 4, why: 'unexplained' },
    });
  });
});
