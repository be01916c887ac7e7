import type { NameStatus } from '@mooring/backstage-plugin-dns-common';
import type { ClaimsStore } from '../claims/types';
import { groupBy } from '../domain/groupBy';
import type { RecordsStore, StoredRecord } from '../publishing/types';
import type { DnsServer } from '../servers/DnsServer';
import type { DnsServers } from '../servers/DnsServers';
import { AuthoritativeServer, type QueryType } from './AuthoritativeServer';
import { describeName } from './describeName';
import { ShortMemory } from './ShortMemory';
import type { Answer, ResolutionService } from './types';

const REMEMBER_MS = 1_000;
const ALL_TYPES: QueryType[] = ['A', 'AAAA', 'CNAME'];

/** Asks the authoritative server of each name; nothing on the way can be stale. */
export class DefaultResolutionService implements ResolutionService {
  readonly #claims: ClaimsStore;
  readonly #records: RecordsStore;
  readonly #servers: DnsServers;
  readonly #memory = new ShortMemory<{ answer: Answer; at: Date }>({
    forMs: REMEMBER_MS,
  });

  constructor(options: {
    claims: ClaimsStore;
    records: RecordsStore;
    servers: DnsServers;
  }) {
    this.#claims = options.claims;
    this.#records = options.records;
    this.#servers = options.servers;
  }

  async statuses(names: string[]): Promise<NameStatus[]> {
    const [claims, records] = await Promise.all([
      this.#claims.byNames(names),
      this.#records.byNames(names),
    ]);
    const held = new Map(claims.map(claim => [claim.name, claim]));
    const published = groupBy(
      records.filter(
        ({ name, owner, publishedAt }) =>
          publishedAt !== undefined && held.get(name)?.owner === owner,
      ),
      ({ name }) => name,
    );
    return Promise.all(
      [...new Set(names)].map(async name => ({
        name,
        claimedBy: held.get(name)?.label,
        ...(await this.#ask(name, published.get(name))),
      })),
    );
  }

  async #ask(
    name: string,
    published: StoredRecord[] | undefined,
  ): Promise<Omit<NameStatus, 'name' | 'claimedBy'>> {
    const place = this.#servers.find(name);
    if (!place) {
      return {
        published: false,
        resolves: 'unknown',
        values: [],
        reason: `${name} lies in no zone that is configured`,
        reasonCode: 'no-zone',
        checkedAt: new Date().toISOString(),
      };
    }
    const { server } = place;
    const types = published?.map(({ type }) => type) ?? ALL_TYPES;
    const { answer, at } = await this.#remembered(server, name, types);
    const expected = published?.flatMap(({ values }) => values);
    return {
      ...describeName(expected, answer, server.name),
      server: server.name,
      checkedAt: at.toISOString(),
    };
  }

  #remembered(
    server: DnsServer,
    name: string,
    types: QueryType[],
  ): Promise<{ answer: Answer; at: Date }> {
    return this.#memory.get(`${name} ${types.join()}`, async () => ({
      answer: await new AuthoritativeServer(server.address).ask(name, types),
      at: new Date(),
    }));
  }
}
