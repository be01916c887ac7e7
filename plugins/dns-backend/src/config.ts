import type { Config } from '@backstage/config';
import { isIP } from 'node:net';
import { z } from 'zod';
import { parseWith } from '@mooring/node';

const zone = z
  .string()
  .max(253)
  .regex(
    /^([a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?\.)*[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/,
    'Not a zone in lower case without a trailing dot',
  );

const serverSchema = z.object({
  name: z.string().min(1),
  type: z.string().min(1),
  zones: z.array(zone).min(1),
  // An address and no name: whether a name resolves must not depend on another
  // server that resolves.
  address: z
    .string()
    .refine(isAddress, 'Give IP address and port, such as 10.0.0.2:53'),
});

/** One entry of `mooring.dns.servers`. */
export interface ServerConfig extends z.infer<typeof serverSchema> {
  /** The whole entry, for the provider. */
  config: Config;
}

/** Reads `mooring.dns.servers`. Throws a sentence that names the entry that is wrong. */
export function readServers(config: Config): ServerConfig[] {
  const key = 'mooring.dns.servers';
  const servers = (config.getOptionalConfigArray(key) ?? []).map(
    (entry, index) => ({
      ...parseWith(serverSchema, entry.get(), `${key}[${index}]`),
      config: entry,
    }),
  );
  const names = new Set<string>();
  const holders = new Map<string, string>();
  for (const server of servers) {
    if (names.has(server.name)) {
      throw new Error(`${key}: the name '${server.name}' stands twice`);
    }
    names.add(server.name);
    for (const held of server.zones) {
      const other = holders.get(held);
      if (other !== undefined) {
        throw new Error(
          `${key}: zone '${held}' is given to '${other}' and to '${server.name}'; records go to one server`,
        );
      }
      holders.set(held, server.name);
    }
  }
  return servers;
}

function isAddress(text: string): boolean {
  const match = /^(?:\[([^\]]+)\]|([^:]+)):(\d{1,5})$/.exec(text);
  const port = Number(match?.[3]);
  return isIP(match?.[1] ?? match?.[2] ?? '') !== 0 && port > 0 && port < 65536;
}
