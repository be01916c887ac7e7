import { createRequire } from 'node:module';
import { join } from 'node:path';
import { run } from '@mooring/sandbox/src/processes/run.ts';
import type { ChildAnswer, ChildTask } from './Side.ts';

const { resolve } = createRequire(import.meta.url);

/** The two that are compared. */
export type SideName = 'reader' | 'informer';

/** Carries out a task in a process of its own, which starts with nothing. */
export async function runChild(
  side: SideName,
  task: ChildTask,
  flags: string[] = [],
): Promise<ChildAnswer> {
  const loader = resolve('@backstage/cli-node/config/nodeTransform.cjs');
  const output = await run(
    process.execPath,
    [
      ...['--disable-warning=ExperimentalWarning', '--expose-gc', ...flags],
      ...(side === 'reader' ? ['--require', loader] : []),
      join(import.meta.dirname, `${side}.ts`),
      JSON.stringify(task),
    ],
    {
      timeoutMs: 300_000,
      env: { NODE_ENV: 'production' },
      onLine: line => process.stderr.write(`          ${side}: ${line}\n`),
    },
  );
  return JSON.parse(output) as ChildAnswer;
}
