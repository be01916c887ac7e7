import { setTimeout as delay } from 'node:timers/promises';
import type { Sandbox } from '../Sandbox.ts';

/** Tells, until the run is over, which process has died or is back. */
export async function watchParts(
  sandbox: Sandbox,
  over: Promise<unknown>,
): Promise<void> {
  const down = new Set<string>();
  for (;;) {
    const isOver = await Promise.race([
      over.then(() => true),
      delay(3000, false),
    ]);
    if (isOver) return;
    for (const { name, state, logFile } of await sandbox.status()) {
      if (state === 'running' && down.delete(name))
        process.stdout.write(`${name} is back\n`);
      if (state === 'running' || state === 'missing' || down.has(name))
        continue;
      down.add(name);
      const remedy =
        name === 'portal' ? 'start again' : 'npm run sandbox -- up mends it';
      process.stdout.write(
        `${name} is ${state}; its log is ${logFile}; ${remedy}\n`,
      );
    }
  }
}
