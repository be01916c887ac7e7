import { spawn } from 'node:child_process';

/** How to run a command to its end. */
export interface RunOptions {
  cwd?: string;
  env?: Record<string, string>;
  input?: string;
  timeoutMs?: number;
  /** Called with every line that the command prints to its error output. */
  onLine?: (line: string) => void;
}

/** A command that ended with an error, and what it said. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
}

/** Runs a command without a shell and gives what it printed. */
export function run(
  command: string,
  args: string[],
  options: RunOptions = {},
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: { ...process.env, ...options.env },
      stdio: ['pipe', 'pipe', 'pipe'],
      timeout: options.timeoutMs,
    });
    let output = '';
    let errors = '';
    child.stdout
      .setEncoding('utf8')
      .on('data', (text: string) => (output += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      errors += text;
      if (options.onLine)
        text.split('\n').filter(Boolean).forEach(options.onLine);
    });
    child.on('error', error =>
      reject(new CommandError(`${command}: ${error.message}`)),
    );
    child.on('close', (code, killedBy) => {
      if (code === 0) return resolve(output);
      const said = (errors || output).trim().split('\n').slice(-12).join('\n');
      return reject(
        new CommandError(
          `${command} ${args[0] ?? ''} ended with ${code ?? killedBy}: ${said}`,
        ),
      );
    });
    // A command that ends before it has read its input is judged by its exit code.
    child.stdin.on('error', () => undefined);
    child.stdin.end(options.input ?? '');
  });
}
