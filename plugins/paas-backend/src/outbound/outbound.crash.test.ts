import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TestDatabases } from '@backstage/backend-test-utils';
import { eventually } from '@mooring/test-utils';
import { buildProcess, databaseUrl } from '../__testUtils__/crash/EngineRuns';
import { Bench, requester } from '../operations/__testUtils__/Bench';
import { OutboundProcess } from './__testUtils__/OutboundProcess';
import { Receiver } from './__testUtils__/Receiver';

jest.setTimeout(180_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const folder = mkdtempSync(join(tmpdir(), 'mooring-outbound-'));
const children: ChildProcess[] = [];

afterAll(() => {
  children.forEach(child => child.kill('SIGKILL'));
  rmSync(folder, { recursive: true });
});

describe('a process that is killed with -9', () => {
  it('has its messages sent by the next one, with the same ids', async () => {
    const program = await buildProcess(
      folder,
      join(__dirname, '__testUtils__', 'outboundProcessMain.ts'),
    );
    const bench = await Bench.create(databases);
    const receiver = await Receiver.start();
    const allow = `127.0.0.1:${receiver.port}`;
    const first = await OutboundProcess.start(bench.knex, [allow]);
    const { id } = await first.webhooks.create(
      {
        ...{ name: 'ci', url: receiver.url, secret: 'x'.repeat(16) },
        ...{ format: 'json', language: 'en', enabled: true },
        ...{ projects: [], environments: [], states: [] },
      },
      requester,
    );
    await first.stop();
    const database = await databaseUrl(bench.knex);
    const start = () => {
      const child = spawn(process.execPath, [program, database, allow], {
        stdio: ['ignore', 'ignore', 'inherit'],
        env: { ...process.env, NODE_OPTIONS: '', NODE_NO_WARNINGS: '1' },
      });
      children.push(child);
      return child;
    };

    // Committed while nobody is there to tell of it.
    await bench.perform(bench.create());
    expect(receiver.received).toEqual([]);
    const killed = start();
    receiver.onMessage = () => killed.kill('SIGKILL');
    const [, signal] = await once(killed, 'exit');
    expect(signal).toBe('SIGKILL');
    expect(receiver.received).toHaveLength(1);

    receiver.onMessage = response => response.end();
    start();
    const rows = await eventually(
      () => bench.knex('webhook_deliveries').where({ target_id: id }),
      found => found.every(({ state }) => state === 'delivered'),
      60_000,
    );
    expect(rows).toHaveLength(3);
    const [cut, again] = receiver.received;
    expect(again!.body).toBe(cut!.body);
    expect(receiver.ids[1]).toBe(receiver.ids[0]);
    expect(receiver.ids.slice(1).sort()).toEqual(
      rows.map(row => row.id).sort(),
    );
    await receiver.stop();
  });
});
