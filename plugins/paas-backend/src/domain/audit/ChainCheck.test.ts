import type { AuditEvent } from '@mooring/backstage-plugin-paas-common';
import fc from 'fast-check';
import { ChainCheck, type SealedRow } from './ChainCheck';
import { GENESIS, type Seal } from './Seal';
import { sealHash } from './sealHash';

const events: fc.Arbitrary<AuditEvent> = fc.record(
  {
    id: fc.nat().map(String),
    at: fc.constant('2026-01-01T00:00:00.000Z'),
    actor: fc.string(),
    via: fc.string(),
    onBehalfOf: fc.string(),
    action: fc.string(),
    outcome: fc.constantFrom('done', 'refused'),
    projectRef: fc.string(),
    target: fc.string(),
    beforeHash: fc.string(),
    detail: fc.dictionary(fc.string(), fc.jsonValue()) as fc.Arbitrary<
      AuditEvent['detail']
    >,
  },
  {
    requiredKeys: [
      ...(['id', 'at', 'actor', 'action', 'outcome', 'target'] as const),
      'detail',
    ],
  },
);

/** At least two rows, no two of them alike. */
const chains = fc
  .uniqueArray(events, {
    minLength: 2,
    maxLength: 12,
    selector: ({ id }) => id,
  })
  .map(items => chainOf(items));

function chainOf(items: AuditEvent[], start = GENESIS): SealedRow[] {
  let last = start;
  return items.map(event => {
    last = { number: last.number + 1, hash: sealHash(last.hash, event) };
    return { event, seal: last };
  });
}

function verdict(
  rows: SealedRow[],
  {
    start = GENESIS,
    end = rows.at(-1)!.seal,
    anchor = undefined as Seal | undefined,
  } = {},
) {
  const check = new ChainCheck({ start, end }, anchor);
  for (const row of rows) {
    const fault = check.add(row);
    if (fault) {
      return { ...fault, anchor: check.anchorState };
    }
  }
  const fault = check.finish();
  return fault || check.anchorState
    ? { ...fault, anchor: check.anchorState }
    : undefined;
}

const places = (rows: SealedRow[]) => fc.nat({ max: rows.length - 1 });
/** Of rows that have one before them. */
const laterPlaces = (rows: SealedRow[]) =>
  fc.integer({ min: 1, max: rows.length - 1 });

describe('a chain', () => {
  it('is right as it was sealed, from the beginning and from any start', () => {
    fc.assert(
      fc.property(
        chains.chain(rows => fc.tuple(fc.constant(rows), places(rows))),
        ([rows, at]) => {
          expect(verdict(rows)).toBeUndefined();
          const start = rows[at]!.seal;
          const end = rows.at(-1)!.seal;
          expect(verdict(rows.slice(at + 1), { start, end })).toBeUndefined();
        },
      ),
    );
  });

  it('shows a row that was changed, taken away or added', () => {
    fc.assert(
      fc.property(
        chains.chain(rows => fc.tuple(fc.constant(rows), places(rows), events)),
        ([rows, at, other]) => {
          const end = rows.at(-1)!.seal;
          const { event, seal } = rows[at]!;
          const named = { sealNumber: seal.number, anchor: undefined };

          const changed = rows.with(at, {
            event: { ...event, actor: `${event.actor}!` },
            seal,
          });
          expect(verdict(changed)).toEqual({
            ...named,
            ...{ id: event.id, why: 'changed' },
          });

          const without = rows.toSpliced(at, 1);
          expect(verdict(without, { end })).toEqual({
            ...named,
            why: 'missing',
          });

          const twice = rows.toSpliced(at + 1, 0, { event: other, seal });
          expect(verdict(twice, { end })).toEqual({
            ...named,
            ...{ id: other.id, why: 'inserted' },
          });
        },
      ),
    );
  });

  it('shows a row that was swapped with the next', () => {
    fc.assert(
      fc.property(
        chains.chain(rows => fc.tuple(fc.constant(rows), laterPlaces(rows))),
        ([rows, at]) => {
          const [row, next] = [rows[at - 1]!, rows[at]!];
          const swapped = rows
            .with(at - 1, { event: next.event, seal: row.seal })
            .with(at, { event: row.event, seal: next.seal });
          expect(verdict(swapped)).toEqual({
            ...{ sealNumber: row.seal.number, anchor: undefined },
            ...{ id: next.event.id, why: 'changed' },
          });
        },
      ),
    );
  });

  it('cannot be written anew unseen by whoever kept an anchor', () => {
    fc.assert(
      fc.property(
        chains.chain(rows => fc.tuple(fc.constant(rows), places(rows))),
        ([rows, at]) => {
          const anchor = rows[at]!.seal;
          expect(verdict(rows, { anchor })).toEqual({ anchor: 'contained' });

          const anew = chainOf([
            { ...rows[0]!.event, actor: 'somebody else' },
            ...rows.slice(1).map(({ event }) => event),
          ]);
          const isSame = rows[0]!.event.actor === 'somebody else';
          expect(verdict(anew)).toBeUndefined();
          expect(verdict(anew, { anchor })).toMatchObject(
            isSame
              ? { anchor: 'contained' }
              : {
                  ...{ sealNumber: anchor.number, why: 'rewritten' },
                  anchor: 'rewritten',
                },
          );
        },
      ),
    );
  });

  it('cannot be cut off unseen by whoever kept an anchor', () => {
    fc.assert(
      fc.property(
        chains.chain(rows => fc.tuple(fc.constant(rows), laterPlaces(rows))),
        ([rows, at]) => {
          const anchor = rows[at]!.seal;
          const cut = rows.slice(0, at);
          expect(verdict(cut)).toBeUndefined();
          expect(verdict(cut, { anchor })).toEqual({
            ...{ sealNumber: anchor.number, why: 'missing' },
            anchor: 'cut',
          });
          const start = rows[at - 1]!.seal;
          const rest = rows.slice(at);
          expect(verdict(rest, { start, anchor: rows[0]!.seal })).toEqual({
            anchor: at === 1 ? 'contained' : 'removed',
          });
        },
      ),
    );
  });

  it('says that it is none when its end is not where its rows end', () => {
    fc.assert(
      fc.property(chains, rows => {
        const { number, hash } = rows.at(-1)!.seal;
        expect(
          verdict(rows, { end: { number: number + 1, hash } }),
        ).toMatchObject({ sealNumber: number + 1, why: 'missing' });
        expect(
          verdict(rows, { end: { number, hash: GENESIS.hash } }),
        ).toMatchObject({ sealNumber: number, why: 'rewritten' });
        expect(
          verdict(rows, { end: { number: number - 1, hash } }),
        ).toMatchObject({ sealNumber: number, why: 'inserted' });
      }),
    );
  });
});
