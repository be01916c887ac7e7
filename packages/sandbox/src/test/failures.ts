import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { repositoryRoot } from '../state/StateFolder.ts';
import { readReport } from './counts.ts';

interface JestReport {
  testResults: {
    name: string;
    status: string;
    assertionResults: {
      fullName: string;
      status: string;
      failureMessages: string[];
    }[];
  }[];
}

interface PlaywrightSuite {
  file: string;
  specs?: {
    title: string;
    ok: boolean;
    tests: { results: { error?: { message?: string } }[] }[];
  }[];
  suites?: PlaywrightSuite[];
}

/**
 * Failed tests of jest's JSON report, as `file › test: first line of the error`; a
 * file that could not be run as `file`.
 */
export function failuresOfJest(file: string): string[] {
  return (readReport<JestReport>(file)?.testResults ?? []).flatMap(
    ({ name, status, assertionResults }) => {
      const path = relative(repositoryRoot, name);
      const failed = assertionResults
        .filter(result => result.status === 'failed')
        .map(({ fullName, failureMessages }) =>
          named(`${path} › ${fullName}`, failureMessages[0]),
        );
      return failed.length === 0 && status === 'failed' ? [path] : failed;
    },
  );
}

/** Failed tests of Playwright's JSON report, in the same form. */
export function failuresOfPlaywright(file: string): string[] {
  const report = readReport<{ suites: PlaywrightSuite[] }>(file);
  const of = ({ file: path, specs = [], suites = [] }: PlaywrightSuite) => [
    ...specs
      .filter(({ ok }) => !ok)
      .map(({ title, tests }) => {
        const results = tests.flatMap(test => test.results);
        const error = results.find(result => result.error)?.error;
        return named(`${path} › ${title}`, error?.message);
      }),
    ...suites.flatMap((suite): string[] => of(suite)),
  ];
  return (report?.suites ?? []).flatMap((suite): string[] => of(suite));
}

/**
 * Failed tests of the report of Node's own test runner, as `test: first line of
 * the error`; not the groups that they are in.
 */
export function failuresOfTap(file: string): string[] {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const [, ...failed] = text.split(/^ *not ok \d+ - /m);
  return failed
    .filter(block => !/^ *failureType: 'subtestsFailed'$/m.test(block))
    .map(block => {
      const error = /^ *error: (?:\|-\n *)?'?(.*?)'?$/m.exec(block)?.[1];
      return named(block.split('\n')[0]!, error);
    });
}

/** Runs are looked at by their last lines: they say what went wrong, too. */
function named(test: string, error: string | undefined): string {
  const [line] = stripVTControlCharacters(error ?? '').split('\n');
  return line ? `${test}: ${line}` : test;
}
