import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { repositoryRoot } from '../state/StateFolder.ts';
import {
  countExit,
  countJest,
  countPlaywright,
  countTap,
  withExit,
  type Counts,
} from './counts.ts';

/** One stage of `npm test`. */
export interface Stage {
  title: string;
  run(): Promise<Counts>;
}

/** What the stages need to know. */
export interface StageOptions {
  /** Of the tests' sandbox, for everything that talks to one. */
  env: Record<string, string>;
  /** Gives the path of a report that no earlier run has left. */
  reportFile(name: string): string;
}

/** Every check and test, from the quick to the slow. */
export function allStages({ env, reportFile }: StageOptions): Stage[] {
  const check = (title: string, ...command: string[]): Stage => ({
    title,
    run: async () => countExit(await execute(command, env)),
  });
  return [
    check('Format', 'yarn', 'prettier', '--check', '.'),
    check('Lint', 'yarn', 'backstage-cli', 'repo', 'lint'),
    check('Types', 'yarn', 'tsc'),
    unitStage([], { env, reportFile }),
    {
      title: 'Sandbox',
      async run() {
        const report = fresh(reportFile('sandbox.tap'));
        const reporters = [
          ...['--test-reporter=spec', '--test-reporter-destination=stdout'],
          ...['--test-reporter=tap', `--test-reporter-destination=${report}`],
        ];
        const command = [
          'yarn',
          'workspace',
          '@mooring/sandbox',
          'test',
          ...reporters,
        ];
        const code = await execute(command, env);
        return withExit(countTap(report), code);
      },
    },
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
        return withExit(countPlaywright(report), code);
      },
    },
  ];
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
      return withExit(countJest(report), code);
    },
  };
}

/** A report must be of this run: one that is left from another is removed. */
function fresh(report: string): string {
  rmSync(report, { force: true });
  return report;
}

function execute(
  [command = '', ...args]: string[],
  env: Record<string, string>,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: repositoryRoot,
      stdio: 'inherit',
      env: { ...process.env, ...env },
    });
    child.on('error', reject);
    child.on('close', code => resolve(code ?? 1));
  });
}
