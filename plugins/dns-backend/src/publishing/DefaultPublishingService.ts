import { ConflictError } from '@backstage/errors';
import { say } from '@mooring/common';
import type { RecordChange } from '@mooring/backstage-plugin-dns-common';
import type { ClaimsStore } from '../claims/types';
import type { CheckedPublish } from '../domain/checkedPublishSchema';
import { groupBy } from '../domain/groupBy';
import { ownershipName } from '../domain/ownership';
import { planZone, type OwnerRecords, type ZonePlan } from '../domain/planZone';
import type { DnsServers } from '../servers/DnsServers';
import { DnsServerUnavailableError } from '../servers/DnsServerUnavailableError';
import { Queues } from './Queues';
import type {
  PublishingService,
  RecordsStore,
  ZoneClaim,
  ZoneWriter,
} from './types';

/** What a batch wants in one zone, and where to look for what stands. */
interface ZoneWork {
  zone: string;
  owners: OwnerRecords[];
  /** Every name where records of the owners may stand or are wanted. */
  names: string[];
}

/** Publishing by comparing with the server, so that it can be run again at any time. */
export class DefaultPublishingService implements PublishingService {
  readonly #claims: ClaimsStore;
  readonly #records: RecordsStore;
  readonly #servers: DnsServers;
  readonly #portalId: string;
  readonly #queues = new Queues();

  constructor(options: {
    claims: ClaimsStore;
    records: RecordsStore;
    servers: DnsServers;
    portalId: string;
  }) {
    this.#claims = options.claims;
    this.#records = options.records;
    this.#servers = options.servers;
    this.#portalId = options.portalId;
  }

  async preview(
    publish: CheckedPublish,
    signal: AbortSignal,
  ): Promise<RecordChange[]> {
    const claims = await this.#claims.byNames(namesIn(publish.owners));
    refuseClaims(publish.owners, claims, 'unclaimed-too');
    const plans = await this.#planAll(await this.#split(publish), signal);
    return plans.flatMap(({ shown }) => shown);
  }

  async publish(
    publish: CheckedPublish,
    signal: AbortSignal,
  ): Promise<RecordChange[]> {
    const claims = await this.#claims.byNames(namesIn(publish.owners));
    refuseClaims(publish.owners, claims, 'claimed-only');
    const work = await this.#split(publish);
    // Refuses what can be refused before the first zone is written.
    await this.#planAll(work, signal);
    await this.#records.announce(
      work.flatMap(({ zone, owners }) =>
        owners.flatMap(({ owner, records }) =>
          records.map(record => ({ ...record, owner, zone })),
        ),
      ),
    );
    const changed: RecordChange[] = [];
    for (const zoneWork of work) {
      const shown = await this.#queues.run(zoneWork.zone, async () => {
        // Whoever asked may have given up while this waited for its turn.
        signal.throwIfAborted();
        return this.#records.asWriter(zoneWork.zone, writer =>
          this.#write(zoneWork, writer, signal),
        );
      });
      changed.push(...shown);
    }
    return changed;
  }

  async #write(
    work: ZoneWork,
    writer: ZoneWriter,
    signal: AbortSignal,
  ): Promise<RecordChange[]> {
    const { zone, owners } = work;
    const ids = owners.map(({ owner }) => owner);
    const claims = await writer.claims(namesIn(owners), ids);
    refuseClaims(owners, claims, 'claimed-only');
    const plan = await this.#plan(work, signal);
    if (plan.changes.length > 0) {
      await writer.assertHeld();
      signal.throwIfAborted();
      const server = this.#servers.of(zone);
      await server.change(zone, plan.changes, signal);
      const [left] = (await this.#plan(work, signal)).changes;
      if (left) {
        throw new DnsServerUnavailableError(
          server.name,
          `does not hold what was just written to it: ${left.type} ${left.name}`,
        );
      }
    }
    await writer.setPublished(
      ids,
      owners.flatMap(({ owner, records }) =>
        records.map(record => ({ ...record, owner })),
      ),
    );
    return plan.shown;
  }

  #planAll(work: ZoneWork[], signal: AbortSignal): Promise<ZonePlan[]> {
    return Promise.all(work.map(zoneWork => this.#plan(zoneWork, signal)));
  }

  async #plan(work: ZoneWork, signal: AbortSignal): Promise<ZonePlan> {
    const { zone, owners, names } = work;
    const server = this.#servers.of(zone);
    const standing = await server.list(
      zone,
      names.flatMap(name => [name, ownershipName(name)]),
      signal,
    );
    const portalId = this.#portalId;
    const plan = planZone({ zone, portalId, owners, standing });
    const [conflict] = plan.conflicts;
    if (conflict) {
      throw new ConflictError(
        conflict.owner === undefined
          ? say('names.strange', { name: conflict.name, server: server.name })
          : say('names.others', { name: conflict.name }),
      );
    }
    return plan;
  }

  /** The work of a batch by zone, including zones where owners only have something to withdraw. */
  async #split(publish: CheckedPublish): Promise<ZoneWork[]> {
    const ids = publish.owners.map(({ owner }) => owner);
    const [records, claims] = await Promise.all([
      this.#records.byOwners(ids),
      this.#claims.byOwners(ids),
    ]);
    const places = [
      ...records,
      ...claims,
      ...namesIn(publish.owners).map(name => ({
        name,
        zone: this.#servers.find(name)!.zone,
      })),
    ];
    return [...groupBy(places, place => place.zone)]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([zone, inZone]) => ({
        zone,
        names: [...new Set(inZone.map(({ name }) => name))].sort(),
        owners: publish.owners.map(owner => ({
          owner: owner.owner,
          records: owner.records.filter(
            ({ name }) => this.#servers.find(name)!.zone === zone,
          ),
        })),
      }));
  }
}

function namesIn(owners: OwnerRecords[]): string[] {
  return owners.flatMap(({ records }) => records.map(({ name }) => name));
}

function refuseClaims(
  owners: OwnerRecords[],
  claims: ZoneClaim[],
  allow: 'claimed-only' | 'unclaimed-too',
): void {
  const held = new Map(claims.map(claim => [claim.name, claim]));
  const batch = owners.map(({ owner }) => owner);
  // What changes hands among the owners is claimed by the new one before it is published.
  const isInTheWay = (claim: ZoneClaim, owner: string) =>
    allow === 'unclaimed-too'
      ? !batch.includes(claim.owner)
      : claim.owner !== owner;
  for (const { owner, records } of owners) {
    for (const { name } of records) {
      const claim = held.get(name);
      if (claim && isInTheWay(claim, owner)) {
        throw new ConflictError(
          say('names.claimedAlready', { name, what: claim.label }),
        );
      }
      if (!claim && allow === 'claimed-only') {
        throw new ConflictError(say('names.unclaimed', { name }));
      }
    }
  }
}
