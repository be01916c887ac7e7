import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { withLock } from './withLock.ts';

const file = join(mkdtempSync(join(tmpdir(), 'mooring-lock-')), 'lock');

test('lets one in at a time and tells the other who is inside', async () => {
  let inside = 0;
  const holders: number[] = [];
  const enter = async () => {
    inside += 1;
    assert.equal(inside, 1);
    await new Promise(resolve => setImmediate(resolve));
    inside -= 1;
  };
  const options = { onWait: (pid: number) => void holders.push(pid) };
  await Promise.all([
    withLock(file, enter, options),
    withLock(file, enter, options),
  ]);
  assert.deepEqual(holders, [process.pid]);
  assert.equal(existsSync(file), false);
});

test('gives way after a failure', async () => {
  const options = { onWait: () => undefined };
  await assert.rejects(
    withLock(file, () => Promise.reject(new Error('no')), options),
    /no/,
  );
  assert.equal(await withLock(file, async () => 'free', options), 'free');
});

test('takes no notice of a holder that was killed, even if its pid is used again', async () => {
  writeFileSync(file, JSON.stringify({ pid: process.pid, startTime: '1' }));
  const unexpected = () => assert.fail('waited for a dead process');
  assert.equal(
    await withLock(file, async () => 'free', { onWait: unexpected }),
    'free',
  );
});
