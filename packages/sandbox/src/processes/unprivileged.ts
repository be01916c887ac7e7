import { chownSync, readFileSync } from 'node:fs';

const isRoot = process.getuid?.() === 0;

/**
 * PostgreSQL refuses to run as root. Started by root it runs as `nobody`, with
 * the one extra right to pass through folders that only root may enter, since
 * the checkout may lie in root's home.
 */
export function asUnprivileged(
  command: string,
  args: string[],
): { command: string; args: string[] } {
  if (!isRoot) return { command, args };
  const { uid, gid } = nobody();
  return {
    command: 'setpriv',
    args: [
      ...[
        `--reuid=${uid}`,
        `--regid=${gid}`,
        '--clear-groups',
        '--securebits=+no_setuid_fixup',
      ],
      ...[
        '--inh-caps=-all,+dac_read_search',
        '--ambient-caps=-all,+dac_read_search',
      ],
      ...[command, ...args],
    ],
  };
}

/** Makes a file or folder belong to whom {@link asUnprivileged} runs things as. */
export function giveToUnprivileged(path: string): void {
  if (!isRoot) return;
  const { uid, gid } = nobody();
  chownSync(path, uid, gid);
}

function nobody(): { uid: number; gid: number } {
  const entry = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map(line => line.split(':'))
    .find(([name]) => name === 'nobody');
  if (!entry)
    throw new Error(
      'PostgreSQL needs a user other than root: there is no user "nobody" here',
    );
  return { uid: Number(entry[2]), gid: Number(entry[3]) };
}
