import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
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
          {
            fullName: 'one breaks',
            status: 'failed',
            failureMessages: [
              '\u001b[2mError: too late\u001b[22m\n    at a.ts',
            ],
          },
        ],
      },
      { name: name('a/two.test.ts'), status: 'failed', assertionResults: [] },
      { name: name('a/six.test.ts'), status: 'passed', assertionResults: [] },
    ],
  });
  assert.deepEqual(failuresOfJest(file), [
    'a/one.test.ts › one breaks: Error: too late',
    'a/two.test.ts',
  ]);
});

test('names what failed in Playwright, also in groups', () => {
  const tests = [{ results: [{ error: { message: 'gone\nCall log' } }] }];
  const specs = [{ title: 'inner', ok: false, tests }];
  const inner = { file: 'b.spec.ts', specs };
  const file = report({
    suites: [
      {
        file: 'b.spec.ts',
        specs: [
          { title: 'first', ok: true, tests: [] },
          { title: 'second', ok: false, tests: [] },
        ],
        suites: [inner],
      },
    ],
  });
  assert.deepEqual(failuresOfPlaywright(file), [
    'b.spec.ts › second',
    'b.spec.ts › inner: gone',
  ]);
});

test("names what failed in Node's own runner, and what with", () => {
  const file = join(folder, 'a.test.ts');
  writeFileSync(
    file,
    `import { describe, test } from 'node:test';
     describe('group', () => {
       test('stands', () => {});
       test('breaks', () => { throw new Error('two\\nlines'); });
     });
     test('is late', () => { throw new Error('late'); });`,
  );
  const { stdout } = spawnSync(
    process.execPath,
    ['--test', '--test-reporter=tap', file],
    { encoding: 'utf8', env: { ...process.env, NODE_TEST_CONTEXT: undefined } },
  );
  assert.deepEqual(failuresOfTap(report(stdout)), [
    'breaks: two',
    'is late: late',
  ]);
});

test('names nothing without a report', () => {
  for (const read of [failuresOfJest, failuresOfPlaywright, failuresOfTap]) {
    assert.deepEqual(read(join(folder, 'absent')), []);
  }
});
