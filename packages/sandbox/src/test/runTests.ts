import { join } from 'node:path';
import { linkTestTools } from '../binaries/linkTestTools.ts';
import { Sandbox } from '../Sandbox.ts';
import { StateFolder } from '../state/StateFolder.ts';
import { Progress } from '../ui/Progress.ts';
import { ensureChromium } from './ensureChromium.ts';
import {
  allStages,
  frontEndStage,
  sandboxStage,
  unitStage,
  type Stage,
  type StageOptions,
  type StageResult,
} from './stages.ts';

interface Outcome extends StageResult {
  title: string;
  seconds: number;
}

/**
 * `npm test`: every check and test against a sandbox of its own, or only the
 * unit tests whose path matches a pattern. The last line is the sum.
 */
export async function runTests(patterns: string[]): Promise<number> {
  const everything = patterns.length === 0;
  const folder = new StateFolder(
    process.env.MOORING_STATE_DIR ?? '.mooring-test',
  );
  const sandbox = new Sandbox(folder);
  const outcomes: Outcome[] = [];
  try {
    const preparation = await timed('Preparation', () =>
      prepare(sandbox, everything),
    );
    outcomes.push({ ...preparation, passed: 0, failed: 0, failures: [] });
    const options = stageOptions(folder, sandbox, preparation.result);
    if (everything) {
      const beside = runAll([frontEndStage(), sandboxStage(options)]);
      // Awaited below; until then a failure must not end the process.
      beside.catch(() => undefined);
      outcomes.push(...(await runAll(allStages(options))));
      outcomes.push(...(await beside));
    } else {
      outcomes.push(await runStage(unitStage(patterns, options)));
    }
  } finally {
    await sandbox.down(new Progress());
  }
  return printOutcomes(outcomes);
}

/** Brings the sandbox up, empty if everything is tested, and gets what only tests need. */
async function prepare(
  sandbox: Sandbox,
  everything: boolean,
): Promise<string | undefined> {
  const progress = new Progress();
  try {
    if (everything) await sandbox.reset(progress);
    await Promise.all([
      sandbox.up(progress),
      linkTestTools(sandbox.folder, progress),
    ]);
    if (!everything) return undefined;
    return await progress.item('Browser', report => ensureChromium(report));
  } finally {
    progress.finish();
  }
}

function stageOptions(
  folder: StateFolder,
  sandbox: Sandbox,
  chromium?: string,
): StageOptions {
  return {
    env: {
      MOORING_SANDBOX: folder.path('sandbox.json'),
      BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING:
        sandbox.postgres.connection.connectionString,
      ...(chromium && { MOORING_CHROMIUM: chromium }),
    },
    reportFile: name => join(folder.folder('reports'), name),
  };
}

async function runAll(stages: Stage[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const stage of stages) outcomes.push(await runStage(stage));
  return outcomes;
}

async function runStage(stage: Stage): Promise<Outcome> {
  process.stdout.write(`\n== ${stage.title}\n`);
  const { title, seconds, result } = await timed(stage.title, () =>
    stage.run(),
  );
  return { title, seconds, ...result };
}

async function timed<T>(title: string, action: () => Promise<T>) {
  const startedAt = Date.now();
  const result = await action();
  return {
    title,
    result,
    seconds: Math.round((Date.now() - startedAt) / 1000),
  };
}

function printOutcomes(outcomes: Outcome[]): number {
  process.stdout.write('\n');
  for (const { title, failures } of outcomes) {
    for (const name of failures) {
      process.stdout.write(`Failed in ${title}: ${name}\n`);
    }
  }
  process.stdout.write('\n');
  for (const { title, seconds, passed, failed } of outcomes) {
    const numbers = `${passed} passed, ${failed} failed`;
    process.stdout.write(
      `${title.padEnd(24)}${String(seconds).padStart(6)} s  ${numbers}\n`,
    );
  }
  const sum = (of: (outcome: Outcome) => number) =>
    outcomes.reduce((total, it) => total + of(it), 0);
  const failed = sum(outcome => outcome.failed);
  process.stdout.write(
    `\n${sum(outcome => outcome.passed)} passed, ${failed} failed\n`,
  );
  return failed === 0 ? 0 : 1;
}
