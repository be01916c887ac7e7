import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import {
  countExit,
  countJest,
  countPlaywright,
  countTap,
  withExit,
} from './counts.ts';

const folder = mkdtempSync(join(tmpdir(), 'mooring-counts-'));

function report(content: string): string {
  const file = join(folder, 'report');
  writeFileSync(file, content);
  return file;
}

test('counts a check as one', () => {
  assert.deepEqual(countExit(0), { passed: 1, failed: 0 });
  assert.deepEqual(countExit(2), { passed: 0, failed: 1 });
});

test('counts a test file that jest cannot run as a failure', () => {
  const json = {
    numPassedTests: 3,
    numFailedTests: 1,
    numRuntimeErrorTestSuites: 2,
  };
  assert.deepEqual(countJest(report(JSON.stringify(json))), {
    passed: 3,
    failed: 3,
  });
});

test('counts what Playwright could not even start as a failure', () => {
  const json = {
    stats: { expected: 4, unexpected: 1, flaky: 1 },
    errors: [{}],
  };
  assert.deepEqual(countPlaywright(report(JSON.stringify(json))), {
    passed: 5,
    failed: 2,
  });
});

test("counts the summary of Node's own runner", () => {
  assert.deepEqual(countTap(report('ok 1\n# tests 5\n# pass 4\n# fail 1\n')), {
    passed: 4,
    failed: 1,
  });
});

test('counts a runner that left no report and ended badly as a failure', () => {
  const absent = join(folder, 'absent');
  assert.deepEqual(withExit(countJest(absent), 1), { passed: 0, failed: 1 });
  assert.deepEqual(withExit({ passed: 2, failed: 1 }, 1), {
    passed: 2,
    failed: 1,
  });
});
