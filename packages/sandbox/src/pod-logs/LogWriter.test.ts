import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { LogWriter } from './LogWriter.ts';

const folder = mkdtempSync(join(tmpdir(), 'mooring-log-writer-'));
const path = join(folder, 'dev/program.log');
const open = () =>
  new LogWriter({
    path,
    containers: [],
    speech: () => [
      { stream: 'stdout', text: 'said' },
      { stream: 'stderr', text: '\tat length' },
    ],
  });
const lines = () => readFileSync(path, 'utf8').trimEnd().split('\n');

after(() => rmSync(folder, { recursive: true }));

test('goes on where another writer has ended', () => {
  open().write();
  const before = lines();
  assert.equal(before.length, 1002);
  open().write();
  assert.equal(lines().length, 1004);
  assert.deepEqual(lines().slice(0, 1002), before);
  const form = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{9}Z std(out|err) F \S/;
  for (const line of lines()) assert.match(line.replace('\t', ''), form);
});

test('begins a new file when one is large', () => {
  writeFileSync(path, 'x'.repeat(10_000_001));
  open().write();
  assert.equal(lines().length, 2);
});
