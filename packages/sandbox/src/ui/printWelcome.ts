import { accounts } from '../accounts.ts';

/** Prints where the portal is, who can sign in, and what ends it. */
export function printWelcome(headline: string, ending: string): void {
  const width = Math.max(...accounts.map(({ id }) => id.length));
  const lines = [
    '',
    headline,
    '',
    'Sign in as',
    ...accounts.map(({ id, role }) => `  ${id.padEnd(width)}  ${role}`),
    '',
    ending,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}
