import type { DnsRecord } from '@mooring/backstage-plugin-dns-common';
import type {
  ServerRecord,
  ServerRecordChange,
} from '@mooring/backstage-plugin-dns-node';
import fc from 'fast-check';
import { ownershipName, ownershipValue } from './ownership';
import { planZone, type OwnerRecords } from './planZone';

const zone = 'dev.mooring.test';
const portalId = '00000000-0000-4000-8000-000000000000';
const owners = [1, 2, 3].map(n => `00000000-0000-4000-8000-00000000000${n}`);
const names = ['a', 'b', 'c', 'd'].map(label => `${label}.${zone}`);

const addresses = fc.uniqueArray(
  fc.constantFrom('10.0.0.1', '10.0.0.2', '10.0.0.3'),
  { minLength: 1, maxLength: 3 },
);

/** The records of one name, as the checks before planning let them through. */
const recordsOf = (name: string): fc.Arbitrary<DnsRecord[]> =>
  fc.oneof(
    fc
      .record({
        name: fc.constant(name),
        type: fc.constant('CNAME' as const),
        ttl: fc.constantFrom(30, 60),
        values: fc.constantFrom<string[]>(['lb1.test.x'], ['lb2.test.x']),
      })
      .map(record => [record]),
    fc.uniqueArray(
      fc.record({
        name: fc.constant(name),
        type: fc.constantFrom('A' as const, 'AAAA' as const),
        ttl: fc.constantFrom(30, 60),
        values: addresses,
      }),
      { selector: ({ type }) => type, minLength: 1, maxLength: 2 },
    ),
  );

/** Who wants what: each name goes to one owner at most. */
const wishes: fc.Arbitrary<OwnerRecords[]> = fc
  .tuple(
    ...names.map(name =>
      fc.option(fc.tuple(fc.nat(owners.length - 1), recordsOf(name)), {
        nil: undefined,
      }),
    ),
  )
  .map(given =>
    owners.map((owner, index) => ({
      owner,
      records: given.flatMap(wish =>
        wish && wish[0] === index ? wish[1] : [],
      ),
    })),
  );

/** What somebody else wrote, with and without an ownership of their own. */
const foreign: fc.Arbitrary<ServerRecord[]> = fc
  .tuple(
    fc.subarray(names),
    fc.constantFrom('A', 'MX', 'CNAME'),
    fc.constantFrom(
      undefined,
      ['"something else"'],
      [ownershipValue('11111111-0000-4000-8000-000000000000', owners[0]!)],
      owners.map(owner => ownershipValue(portalId, owner)),
    ),
  )
  .map(([taken, type, txt]) =>
    taken.flatMap(name => [
      { name, type, ttl: 60, values: ['10.9.9.9'] },
      ...(txt
        ? [{ name: ownershipName(name), type: 'TXT', ttl: 60, values: txt }]
        : []),
    ]),
  );

function apply(
  standing: ServerRecord[],
  changes: ServerRecordChange[],
): ServerRecord[] {
  const key = (record: ServerRecord) => `${record.name} ${record.type}`;
  const all = new Map(standing.map(record => [key(record), record]));
  for (const change of changes) {
    if (change.values.length === 0) {
      all.delete(key(change));
    } else {
      all.set(key(change), change);
    }
  }
  return [...all.values()];
}

const plan = (wanted: OwnerRecords[], standing: ServerRecord[]) =>
  planZone({ zone, portalId, owners: wanted, standing });

describe('planZone', () => {
  it('reaches what is wanted from whatever stood before, and then rests', () => {
    fc.assert(
      fc.property(wishes, wishes, (first, second) => {
        const before = apply([], plan(first, []).changes);
        const moved = plan(second, before);
        expect(moved.conflicts).toEqual([]);
        const after = apply(before, moved.changes);
        expect(plan(second, after).changes).toEqual([]);
        const records = second.flatMap(owner => owner.records);
        expect(
          after
            .filter(({ type }) => type !== 'TXT')
            .map(({ name, type }) => `${name} ${type}`)
            .sort(),
        ).toEqual(records.map(({ name, type }) => `${name} ${type}`).sort());
        for (const { owner, records: own } of second) {
          for (const { name } of own) {
            expect(
              after.find(record => record.name === ownershipName(name))?.values,
            ).toEqual([ownershipValue(portalId, owner)]);
          }
        }
        expect(apply(after, plan(first, after).changes)).toEqual(
          expect.arrayContaining(before),
        );
      }),
    );
  });

  it('never changes what others wrote, and says so where it is wanted', () => {
    fc.assert(
      fc.property(wishes, foreign, (wanted, standing) => {
        const { changes, conflicts } = plan(wanted, standing);
        const taken = new Set(standing.map(({ name }) => name));
        for (const { name } of changes) {
          expect(taken).not.toContain(name);
        }
        const refused = wanted
          .flatMap(({ records }) => records.map(({ name }) => name))
          .filter(name => taken.has(name));
        expect(conflicts.map(({ name }) => name)).toEqual(
          [...new Set(refused)].sort(),
        );
      }),
    );
  });

  it('leaves owners alone that are not in the batch', () => {
    fc.assert(
      fc.property(wishes, wishes, (first, second) => {
        const [absent, ...batch] = second;
        const before = apply([], plan(first, []).changes);
        const own = first.find(({ owner }) => owner === absent!.owner)!;
        const { changes } = plan(batch, before);
        const theirs = new Set(
          own.records.flatMap(({ name }) => [name, ownershipName(name)]),
        );
        expect(changes.filter(({ name }) => theirs.has(name))).toEqual([]);
      }),
    );
  });

  it('puts deletions first, so that a CNAME never meets another type', () => {
    const owner = owners[0]!;
    const [name] = names as [string];
    const address = { name, type: 'A' as const, ttl: 60, values: ['10.0.0.1'] };
    const cname = { ...address, type: 'CNAME' as const, values: ['lb.test.x'] };
    const standing = apply(
      [],
      plan([{ owner, records: [address] }], []).changes,
    );
    const { changes, shown } = plan([{ owner, records: [cname] }], standing);
    expect(changes.map(({ type, values }) => [type, values])).toEqual([
      ['A', []],
      ['CNAME', ['lb.test.x']],
    ]);
    expect(shown).toEqual([
      { zone, name, type: 'A', before: address, after: undefined },
      { zone, name, type: 'CNAME', before: undefined, after: cname },
    ]);
  });
});
