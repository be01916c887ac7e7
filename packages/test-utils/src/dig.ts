import { NODATA, NOTFOUND } from 'node:dns';
import { Resolver } from 'node:dns/promises';
import { readSandbox } from './readSandbox';

/** A DNS server that is asked. */
export interface DnsServer {
  host: string;
  port: number;
}

/** What a DNS server, the sandbox's by default, holds for a name: a text for each value. */
export async function dig(
  name: string,
  type: 'A' | 'AAAA' | 'ANY' | 'CNAME' | 'TXT' = 'A',
  server: DnsServer = readSandbox().dns,
): Promise<string[]> {
  try {
    const answers = await resolverFor(server).resolve(name, type);
    return [answers].flat().map(toText);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === NODATA || code === NOTFOUND) {
      return [];
    }
    throw error;
  }
}

/** The serial number of a zone, which moves with every change. */
export async function serialOf(
  zone: string,
  server: DnsServer,
): Promise<number> {
  const { serial } = await resolverFor(server).resolveSoa(zone);
  return serial;
}

/** Node has a resolver, while a program to ask with would have to be installed. */
function resolverFor({ host, port }: DnsServer): Resolver {
  // Questions get lost where much else is at work.
  const resolver = new Resolver({ timeout: 2_000, tries: 4 });
  resolver.setServers([`${host}:${port}`]);
  return resolver;
}

/** TXT records come in parts. */
function toText(answer: unknown): string {
  if (Array.isArray(answer)) {
    return answer.join('');
  }
  return typeof answer === 'string' ? answer : JSON.stringify(answer);
}
