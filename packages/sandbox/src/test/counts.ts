import { existsSync, readFileSync } from 'node:fs';

/** How many checks or tests of a stage went well. */
export interface Counts {
  passed: number;
  failed: number;
}

/** A check that is one thing: it passes or fails by its exit code. */
export function countExit(code: number): Counts {
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/**
 * A runner that ended badly without naming a failed test, because it could not
 * start or a file could not be read, counts as one failure.
 */
export function withExit(counts: Counts, code: number): Counts {
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

/** Reads jest's JSON report. A test file that cannot be run is a failure. */
export function countJest(file: string): Counts {
  const report = readReport<{
    numPassedTests: number;
    numFailedTests: number;
    numRuntimeErrorTestSuites: number;
  }>(file);
  if (!report) return { passed: 0, failed: 0 };
  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = report;
  return {
    passed: numPassedTests,
    failed: numFailedTests + numRuntimeErrorTestSuites,
  };
}

/** Reads Playwright's JSON report. A test that passed at the second try passed. */
export function countPlaywright(file: string): Counts {
  const report = readReport<{
    stats: { expected: number; unexpected: number; flaky: number };
    errors: unknown[];
  }>(file);
  if (!report) return { passed: 0, failed: 0 };
  const { expected, unexpected, flaky } = report.stats;
  return {
    passed: expected + flaky,
    failed: unexpected + report.errors.length,
  };
}

/** Reads the summary at the end of the report of Node's own test runner. */
export function countTap(file: string): Counts {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const total = (name: string) =>
    Number(new RegExp(`^# ${name} (\\d+)$`, 'm').exec(text)?.[1] ?? 0);
  return { passed: total('pass'), failed: total('fail') };
}

/** A report as JSON; undefined if the runner wrote none. */
export function readReport<T>(file: string): T | undefined {
  return existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as T)
    : undefined;
}
