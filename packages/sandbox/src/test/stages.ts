import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, rmSync } from 'node:fs';
import { buildApp } from '../portal/buildApp.ts';
import { repositoryRoot } from '../state/StateFolder.ts';
import {
  countExit,
  countJest,
  countPlaywright,
  countTap,
  withExit,
  type Counts,
} from './counts.ts';
import {
  failuresOfJest,
  failuresOfPlaywright,
  failuresOfTap,
} from './failures.ts';

/** What came of a stage. */
export interface StageResult extends Counts {
  /** Names of the tests that failed, as far as the runner tells them. */
  failures: string[];
}

/** One stage of `npm test`. */
export interface Stage {
  title: string;
  run(): Promise<StageResult>;
}

/** What the stages need to know. */
export interface StageOptions {
  /** Of the tests' sandbox, for everything that talks to one. */
  env: Record<string, string>;
  /** Gives the path of a report that no earlier run has left. */
  reportFile(name: string): string;
}

/** Every check and test but {@link sandboxStage}, from the quick to the slow. */
export function allStages({ env, reportFile }: StageOptions): Stage[] {
  const check = (title: string, ...command: string[]): Stage => ({
    title,
    run: async () => toResult(countExit(await execute(command, env))),
  });
  return [
    check('Format', 'yarn', 'prettier', '--check', '.'),
    check('Lint', 'yarn', 'backstage-cli', 'repo', 'lint'),
    check('Types', 'yarn', 'tsc'),
    unitStage([], { env, reportFile }),
    {
      title: 'Browser',
      async run() {
        const report = fresh(reportFile('browser.json'));
        const command = [
          'yarn',
          'workspace',
          'e2e',
          'test',
          '--reporter=list,json',
        ];
        const code = await execute(command, {
          ...env,
          PLAYWRIGHT_JSON_OUTPUT_FILE: report,
        });
        const counts = withExit(countPlaywright(report), code);
        return toResult(counts, failuresOfPlaywright(report));
      },
    },
  ];
}

/** The bundle that the journeys look at, built while others wait. */
export function frontEndStage(): Stage {
  return {
    title: 'Front end',
    async run() {
      try {
        await buildApp(() => undefined);
        return toResult(countExit(0));
      } catch (error) {
        process.stderr.write(`${String(error)}\n`);
        return toResult(countExit(1));
      }
    },
  };
}

/**
 * The tests of this package. They wait more than they work, so they run beside
 * the others; what they print is shown when they have ended.
 */
export function sandboxStage({ env, reportFile }: StageOptions): Stage {
  return {
    title: 'Sandbox',
    async run() {
      const report = fresh(reportFile('sandbox.tap'));
      const output = reportFile('sandbox.log');
      const command = [
        ...[process.execPath, '--test', '--test-concurrency=1'],
        ...['--test-reporter=spec', '--test-reporter-destination=stdout'],
        ...['--test-reporter=tap', `--test-reporter-destination=${report}`],
        'packages/sandbox/src/**/*.test.ts',
      ];
      const code = await execute(command, env, output);
      process.stdout.write(`\n${readFileSync(output, 'utf8')}`);
      return toResult(withExit(countTap(report), code), failuresOfTap(report));
    },
  };
}

/** The tests that jest runs, or those whose path matches. */
export function unitStage(
  patterns: string[],
  { env, reportFile }: StageOptions,
): Stage {
  return {
    title: 'Unit and plugin tests',
    async run() {
      const report = fresh(reportFile('jest.json'));
      const options = ['--json', `--outputFile=${report}`];
      const command = [
        'yarn',
        'backstage-cli',
        'repo',
        'test',
        ...options,
        ...patterns,
      ];
      // Without CI it would watch for changes.
      const code = await execute(command, { ...env, CI: 'true' });
      return toResult(
        withExit(countJest(report), code),
        failuresOfJest(report),
      );
    },
  };
}

function toResult(counts: Counts, failures: string[] = []): StageResult {
  return { ...counts, failures };
}

/** A report must be of this run: one that is left from another is removed. */
function fresh(report: string): string {
  rmSync(report, { force: true });
  return report;
}

/** Runs a command; what it prints goes to the terminal, or to a file. */
function execute(
  [command = '', ...args]: string[],
  env: Record<string, string>,
  output?: string,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const file = output === undefined ? undefined : openSync(output, 'w');
    const child = spawn(command, args, {
      cwd: repositoryRoot,
      stdio: ['ignore', file ?? 'inherit', file ?? 'inherit'],
      env: { ...process.env, ...env },
    });
    if (file !== undefined) closeSync(file);
    child.on('error', reject);
    child.on('close', code => resolve(code ?? 1));
  });
}
