import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { repositoryRoot } from '../state/StateFolder.ts';
import { readReport } from './counts.ts';

interface JestReport {
  testResults: {
    name: string;
    status: string;
    assertionResults: { fullName: string; status: string }[];
  }[];
}

interface PlaywrightSuite {
  file: string;
  specs?: { title: string; ok: boolean }[];
  suites?: PlaywrightSuite[];
}

/** Failed tests of jest's JSON report, as `file › test`; a file that could not be run as `file`. */
export function failuresOfJest(file: string): string[] {
  return (readReport<JestReport>(file)?.testResults ?? []).flatMap(
    ({ name, status, assertionResults }) => {
      const path = relative(repositoryRoot, name);
      const failed = assertionResults
        .filter(result => result.status === 'failed')
        .map(({ fullName }) => `${path} › ${fullName}`);
      return failed.length === 0 && status === 'failed' ? [path] : failed;
    },
  );
}

/** Failed tests of Playwright's JSON report, as `file › test`. */
export function failuresOfPlaywright(file: string): string[] {
  const report = readReport<{ suites: PlaywrightSuite[] }>(file);
  const of = ({ file: path, specs = [], suites = [] }: PlaywrightSuite) => [
    ...specs.filter(({ ok }) => !ok).map(({ title }) => `${path} › ${title}`),
    ...suites.flatMap((suite): string[] => of(suite)),
  ];
  return (report?.suites ?? []).flatMap((suite): string[] => of(suite));
}

/** Failed tests of the report of Node's own test runner. */
export function failuresOfTap(file: string): string[] {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  return [...text.matchAll(/^not ok \d+ - (.*)$/gm)].map(([, name]) => name!);
}
