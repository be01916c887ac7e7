import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { readSandbox } from './readSandbox';

const run = promisify(execFile);

/** The addresses that the sandbox's DNS server answers for a name. */
export async function dig(name: string): Promise<string[]> {
  const { dns } = readSandbox();
  const { stdout } = await run(dns.dig, [
    ...['+short', '+time=2', '+tries=1', `@${dns.host}`],
    ...['-p', String(dns.port), name, 'A'],
  ]);
  return stdout.split('\n').filter(line => line !== '');
}
