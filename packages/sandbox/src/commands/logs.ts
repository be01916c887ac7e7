import { existsSync, readFileSync } from 'node:fs';
import { Sandbox } from '../Sandbox.ts';
import { StateFolder } from '../state/StateFolder.ts';

const lineCount = 200;

/** Prints the end of the log of one process, named as `status` names it. */
export async function logs([name]: string[]): Promise<number> {
  const parts = await new Sandbox(new StateFolder()).parts();
  const part = parts.find(candidate => candidate.name === name);
  if (!part) {
    const names = parts.map(candidate => candidate.name).join(', ');
    throw new Error(
      `${
        name ? `Nothing is called ${name}` : 'Say whose log'
      }. There are: ${names}`,
    );
  }
  const text = existsSync(part.logFile)
    ? readFileSync(part.logFile, 'utf8')
    : '';
  const lines = text.trimEnd().split('\n');
  process.stdout.write(`${lines.slice(-lineCount).join('\n')}\n`);
  process.stderr.write(
    `\nThe last ${lineCount} lines at most; the whole log is ${part.logFile}\n`,
  );
  return 0;
}
