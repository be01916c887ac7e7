import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { repositoryRoot } from '../state/StateFolder.ts';

/** Runs a benchmark; see docs/benchmarks.md. */
export function bench(args: string[]): Promise<number> {
  const main = join(repositoryRoot, 'packages/benchmarks/src/main.ts');
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', main, ...args],
    { stdio: 'inherit' },
  );
  // Ctrl-C reaches the child too, and ends this command with it.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', code => resolve(code ?? 1));
  });
}
