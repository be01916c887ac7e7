import fc from 'fast-check';
import { createOperation } from '../../__testUtils__/fixtures';
import { withNewest, withOlder, type DoneList } from './mergeDone';

const PAGE = 3;

/** What a server answers that holds these, the latest first. */
function pageOf(ids: number[], before = Infinity) {
  const rest = ids.filter(id => id < before).sort((a, b) => b - a);
  const items = rest
    .slice(0, PAGE)
    .map(id => createOperation({ id: String(id) }));
  return {
    items,
    ...(rest.length > PAGE && { nextCursor: items.at(-1)!.id }),
  };
}

describe('mergeDone', () => {
  it('has all that ended down to its last one, each once, however many end between two readings', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.record({ ended: fc.integer({ min: 0, max: 6 }) }),
            fc.constant('older' as const),
          ),
        ),
        acts => {
          const ids: number[] = [0, 1, 2, 3, 4];
          let list: DoneList | undefined;
          for (const act of acts) {
            if (act === 'older') {
              if (list?.nextCursor !== undefined) {
                list = withOlder(list, pageOf(ids, Number(list.nextCursor)));
              }
            } else {
              for (let i = 0; i < act.ended; i += 1) {
                ids.push(ids.length);
              }
              list = withNewest(list, pageOf(ids));
            }
            const shown: number[] = (list?.items ?? []).map(it =>
              Number(it.id),
            );
            const last = shown.at(-1) ?? Infinity;
            const first = shown[0] ?? -1;
            expect(shown).toEqual(
              ids.filter(id => id >= last && id <= first).sort((a, b) => b - a),
            );
            expect(list?.nextCursor === undefined).toBe(
              last === 0 || list === undefined,
            );
          }
        },
      ),
    );
  });
});
