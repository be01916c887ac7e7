import { ConflictError } from '@backstage/errors';
import { say } from '@mooring/common';
import type {
  Availability,
  AvailabilityQuery,
} from '@mooring/backstage-plugin-dns-common';
import { groupBy } from '../domain/groupBy';
import { ownershipName, parseOwnership } from '../domain/ownership';
import type { DnsServer } from '../servers/DnsServer';
import type { DnsServers } from '../servers/DnsServers';
import { DnsServerUnavailableError } from '../servers/DnsServerUnavailableError';
import type { Claim, ClaimsService, ClaimsStore, OwnerClaims } from './types';

type ServerView = 'free' | 'published' | 'foreign';

/** Claims that look at the DNS server before they take a name. */
export class DefaultClaimsService implements ClaimsService {
  readonly #store: ClaimsStore;
  readonly #servers: DnsServers;
  readonly #portalId: string;

  constructor(options: {
    store: ClaimsStore;
    servers: DnsServers;
    portalId: string;
  }) {
    this.#store = options.store;
    this.#servers = options.servers;
    this.#portalId = options.portalId;
  }

  async put(
    owners: readonly OwnerClaims[],
    signal: AbortSignal,
  ): Promise<void> {
    const ids = owners.map(({ owner }) => owner);
    const held = await this.#store.byNames(owners.flatMap(it => it.names));
    refuseOthers(held.filter(claim => !ids.includes(claim.owner)));

    for (const { owner, names } of owners) {
      const fresh = names.filter(
        name => !held.some(claim => claim.name === name),
      );
      for (const [name, view] of await this.#look(fresh, owner, signal)) {
        if (view === 'foreign') {
          throw new ConflictError(
            say('names.foreign', { name, server: this.#server(name).name }),
          );
        }
      }
    }
    signal.throwIfAborted();
    const rows = owners.flatMap(({ owner, label, names }) =>
      names.map(name => ({
        name,
        zone: this.#servers.find(name)!.zone,
        owner,
        label,
      })),
    );
    refuseOthers(await this.#store.replace(ids, rows));
  }

  async namesOf(owner: string): Promise<string[]> {
    return (await this.#store.byOwners([owner])).map(({ name }) => name);
  }

  async availability(
    query: AvailabilityQuery,
    signal: AbortSignal,
  ): Promise<Availability[]> {
    const held = new Map(
      (await this.#store.byNames(query.names)).map(claim => [
        claim.name,
        claim,
      ]),
    );
    return Promise.all(
      query.names.map(async (name): Promise<Availability> => {
        const claim = held.get(name);
        if (claim) {
          return claim.owner === query.owner
            ? { name, state: 'own' }
            : { name, state: 'claimed', detail: claim.label };
        }
        return this.#availabilityOnServer(name, query.owner, signal);
      }),
    );
  }

  async #availabilityOnServer(
    name: string,
    owner: string | undefined,
    signal: AbortSignal,
  ): Promise<Availability> {
    try {
      const view = (await this.#look([name], owner, signal)).get(name);
      switch (view) {
        case 'foreign': {
          const detail = say('names.foreignHere', {
            server: this.#server(name).name,
          });
          return { name, state: 'foreign', detail };
        }
        case 'published': {
          const detail = say('names.leaving');
          return { name, state: 'claimed', detail };
        }
        default:
          return { name, state: 'free' };
      }
    } catch (error) {
      if (error instanceof DnsServerUnavailableError) {
        const { dnsServer: server, message: detail } = error;
        return { name, state: 'unknown', detail, server };
      }
      throw error;
    }
  }

  /** What stands at names on their servers, as far as it matters to an owner. */
  async #look(
    names: string[],
    owner: string | undefined,
    signal: AbortSignal,
  ): Promise<Map<string, ServerView>> {
    const views = new Map<string, ServerView>();
    const byZone = groupBy(names, name => this.#servers.find(name)!.zone);
    for (const [zone, inZone] of byZone) {
      const standing = await this.#servers.of(zone).list(
        zone,
        inZone.flatMap(name => [name, ownershipName(name)]),
        signal,
      );
      for (const name of inZone) {
        const txt = standing.find(
          record => record.name === ownershipName(name),
        );
        const ownership = parseOwnership(txt, this.#portalId);
        const empty = !standing.some(record => record.name === name);
        if (ownership.by === 'owner') {
          views.set(name, ownership.owner === owner ? 'free' : 'published');
        } else {
          const free = ownership.by === 'nobody' && empty;
          views.set(name, free ? 'free' : 'foreign');
        }
      }
    }
    return views;
  }

  #server(name: string): DnsServer {
    return this.#servers.find(name)!.server;
  }
}

function refuseOthers(claims: Claim[]): void {
  const [claim] = claims;
  if (claim) {
    throw new ConflictError(
      say('names.claimedAlready', { name: claim.name, what: claim.label }),
    );
  }
}
