import { ConflictError } from '@backstage/errors';
import type { DnsProviderFactory } from '@mooring/backstage-plugin-dns-node';
import type { ServerConfig } from '../config';
import { zoneOf } from '../domain/zones';
import { DnsServer } from './DnsServer';

/** All configured servers by the zones that they hold. */
export class DnsServers {
  readonly #byZone: Map<string, DnsServer>;

  private constructor(byZone: Map<string, DnsServer>) {
    this.#byZone = byZone;
  }

  static create(
    servers: ServerConfig[],
    factories: DnsProviderFactory[],
  ): DnsServers {
    const byZone = new Map<string, DnsServer>();
    for (const { name, type, zones, address, config } of servers) {
      const factory = factories.find(candidate => candidate.type === type);
      if (!factory) {
        const known = factories.map(candidate => candidate.type).join(', ');
        throw new Error(
          `mooring.dns.servers: '${name}' has type '${type}', but the installed providers are: ${
            known || 'none'
          }`,
        );
      }
      const provider = factory.create(config);
      const server = new DnsServer({ name, address, provider });
      zones.forEach(zone => byZone.set(zone, server));
    }
    return new DnsServers(byZone);
  }

  /** All configured zones. */
  get zones(): string[] {
    return [...this.#byZone.keys()];
  }

  /** The zone that a name lies in and its server. */
  find(name: string): { zone: string; server: DnsServer } | undefined {
    const zone = zoneOf(this.#byZone.keys(), name);
    return zone === undefined ? undefined : { zone, server: this.of(zone) };
  }

  /** @throws ConflictError for a zone that was configured once and is no more. */
  of(zone: string): DnsServer {
    const server = this.#byZone.get(zone);
    if (!server) {
      throw new ConflictError(
        `Zone ${zone} has records of Mooring but is not configured any more; add it to mooring.dns.servers again`,
      );
    }
    return server;
  }
}
