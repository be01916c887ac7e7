import { bench } from './commands/bench.ts';
import { dev } from './commands/dev.ts';
import { down, reset } from './commands/down.ts';
import { logs } from './commands/logs.ts';
import { start } from './commands/start.ts';
import { status } from './commands/status.ts';
import { portal } from './commands/portal.ts';
import { runTests } from './commands/test.ts';
import { up } from './commands/up.ts';

const commands: Record<string, (args: string[]) => Promise<number>> = {
  ...{ start, up, down, status, reset, logs, dev, portal },
  test: runTests,
  bench,
};

const [name = '', ...args] = process.argv.slice(2);

async function main(): Promise<number> {
  const command = commands[name];
  if (!command) throw new Error(`Unknown command "${name}"`);
  return command(args);
}

// A reader that goes away early, such as head, must not end the work half way.
process.stdout.on('error', () => undefined);

main().then(
  // Not before a slow reader at the other end of a pipe has everything.
  code => process.stdout.write('', () => process.exit(code)),
  (error: unknown) => {
    process.stderr.write(
      `\n${error instanceof Error ? error.message : String(error)}\n`,
    );
    process.exit(1);
  },
);
