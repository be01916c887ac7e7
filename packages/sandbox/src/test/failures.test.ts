import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { repositoryRoot } from '../state/StateFolder.ts';
import {
  failuresOfJest,
  failuresOfPlaywright,
  failuresOfTap,
} from './failures.ts';

const folder = mkdtempSync(join(tmpdir(), 'mooring-failures-'));

function report(content: unknown): string {
  const file = join(folder, 'report');
  writeFileSync(
    file,
    typeof content === 'string' ? content : JSON.stringify(content),
  );
  return file;
}

test('names what failed in jest, and files that it could not run', () => {
  const name = (path: string) => join(repositoryRoot, path);
  const file = report({
    testResults: [
      {
        name: name('a/one.test.ts'),
        status: 'failed',
        assertionResults: [
          { fullName: 'one works', status: 'passed' },
          { fullName: 'one breaks', status: 'failed' },
        ],
      },
      { name: name('a/two.test.ts'), status: 'failed', assertionResults: [] },
      { name: name('a/six.test.ts'), status: 'passed', assertionResults: [] },
    ],
  });
  assert.deepEqual(failuresOfJest(file), [
    'a/one.test.ts › one breaks',
    'a/two.test.ts',
  ]);
});

test('names what failed in Playwright, also in groups', () => {
  const inner = { file: 'b.spec.ts', specs: [{ title: 'inner', ok: false }] };
  const file = report({
    suites: [
      {
        file: 'b.spec.ts',
        specs: [
          { title: 'first', ok: true },
          { title: 'second', ok: false },
        ],
        suites: [inner],
      },
    ],
  });
  assert.deepEqual(failuresOfPlaywright(file), [
    'b.spec.ts › second',
    'b.spec.ts › inner',
  ]);
});

test("names what failed in Node's own runner; without a report there is nothing to name", () => {
  assert.deepEqual(
    failuresOfTap(
      report('ok 1 - starts\nnot ok 2 - stops\n    not ok 1 - a\n'),
    ),
    ['stops'],
  );
  for (const read of [failuresOfJest, failuresOfPlaywright, failuresOfTap]) {
    assert.deepEqual(read(join(folder, 'absent')), []);
  }
});
