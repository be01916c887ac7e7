import type {
  DnsRecord,
  RecordChange,
} from '@mooring/backstage-plugin-dns-common';
import type {
  ServerRecord,
  ServerRecordChange,
} from '@mooring/backstage-plugin-dns-node';
import { groupBy } from './groupBy';
import {
  ownedName,
  ownershipName,
  ownershipValue,
  parseOwnership,
  type Ownership,
} from './ownership';

/** The types that Mooring writes; others at the same name are left alone. */
const MANAGED_TYPES = ['A', 'AAAA', 'CNAME'];
const OWNERSHIP_TTL = 300;

/** What an owner's records in one zone are to be. */
export interface OwnerRecords {
  owner: string;
  records: DnsRecord[];
}

/** Why a wanted record cannot be written. */
export interface NameConflict {
  name: string;
  /** The owner in this portal whose records stand there; undefined if they are not Mooring's. */
  owner: string | undefined;
}

/** The difference between what is wanted in a zone and what stands there. */
export interface ZonePlan {
  /** For the server, ownership included; deletions first, so that a CNAME never meets another type. */
  changes: ServerRecordChange[];
  /** The same for people. */
  shown: RecordChange[];
  conflicts: NameConflict[];
}

/**
 * Compares what is wanted with what stands.
 *
 * @remarks
 * Each owner's records are to be exactly those given; what stands for an owner
 * that is not in `owners` is never touched.
 *
 * @param standing - all record sets of the names concerned and of their ownership names
 */
export function planZone(options: {
  zone: string;
  portalId: string;
  owners: OwnerRecords[];
  standing: ServerRecord[];
}): ZonePlan {
  const { zone, portalId, owners } = options;
  const batch = new Set(owners.map(({ owner }) => owner));
  const wanted = groupBy(
    owners.flatMap(({ owner, records }) =>
      records.map(record => ({ owner, record })),
    ),
    ({ record }) => record.name,
  );
  const standing = groupBy(options.standing, ({ name }) => name);
  const names = new Set([
    ...wanted.keys(),
    ...[...standing.keys()].map(name => ownedName(name) ?? name),
  ]);

  const plan: ZonePlan = { changes: [], shown: [], conflicts: [] };
  for (const name of [...names].sort()) {
    const here = standing.get(name) ?? [];
    const txt = standing
      .get(ownershipName(name))
      ?.find(({ type }) => type === 'TXT');
    const ownership = parseOwnership(txt, portalId);
    const mine = ownership.by === 'owner' && batch.has(ownership.owner);
    const wish = wanted.get(name);
    if (!wish) {
      if (mine) {
        addChanges(plan, zone, here, []);
        plan.changes.push(deletion(txt!));
      }
      continue;
    }
    const records = wish.map(({ record }) => record);
    if (!mine && !isFree(ownership, here)) {
      const owner = ownership.by === 'owner' ? ownership.owner : undefined;
      plan.conflicts.push({ name, owner });
    } else if (leavesNoRoom(here, records)) {
      plan.conflicts.push({ name, owner: undefined });
    } else {
      addChanges(plan, zone, here, records);
      const value = ownershipValue(portalId, wish[0]!.owner);
      if (txt?.values[0] !== value) {
        plan.changes.push({
          name: ownershipName(name),
          type: 'TXT',
          ttl: OWNERSHIP_TTL,
          values: [value],
        });
      }
    }
  }
  plan.changes.sort((a, b) => rank(a) - rank(b));
  return plan;
}

function addChanges(
  plan: ZonePlan,
  zone: string,
  here: ServerRecord[],
  wanted: DnsRecord[],
): void {
  for (const type of MANAGED_TYPES) {
    const before = here.find(record => record.type === type);
    const after = wanted.find(record => record.type === type);
    if (before && after && sameRecord(before, after)) {
      continue;
    }
    if (before || after) {
      const { name } = (after ?? before)!;
      plan.changes.push(after ?? deletion(before!));
      plan.shown.push({ zone, name, type, before, after });
    }
  }
}

function isFree(ownership: Ownership, here: ServerRecord[]): boolean {
  return ownership.by === 'nobody' && here.length === 0;
}

/** A CNAME must stand alone (RFC 1034 section 3.6.2), also beside what others wrote. */
function leavesNoRoom(here: ServerRecord[], records: DnsRecord[]): boolean {
  return (
    records.some(({ type }) => type === 'CNAME') &&
    here.some(({ type }) => !MANAGED_TYPES.includes(type))
  );
}

function sameRecord(a: ServerRecord, b: DnsRecord): boolean {
  return a.ttl === b.ttl && sorted(a.values) === sorted(b.values);
}

function sorted(values: string[]): string {
  return [...values].sort().join('\n');
}

function deletion(record: ServerRecord): ServerRecordChange {
  return { ...record, values: [] };
}

function rank(change: ServerRecordChange): number {
  return change.values.length === 0 ? 0 : 1;
}
