import fc from 'fast-check';
import { findCircle } from './findCircle';

const ids = ['a', 'b', 'c', 'd', 'e', 'f'];

const graphs = fc
  .array(fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...ids)), {
    maxLength: 12,
  })
  .map(edges => {
    const graph = new Map<string, string[]>();
    edges.forEach(([from, to]) =>
      graph.set(from, [...(graph.get(from) ?? []), to]),
    );
    return graph;
  });

/** Everything that can be reached, by following edges until nothing is added. */
function reachable(from: string, graph: ReadonlyMap<string, string[]>) {
  const reached = new Set(graph.get(from) ?? []);
  for (let size = -1; size !== reached.size; ) {
    size = reached.size;
    [...reached].forEach(id =>
      (graph.get(id) ?? []).forEach(next => reached.add(next)),
    );
  }
  return reached;
}

describe('findCircle', () => {
  it('finds a circle if there is one, along edges that are there', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ids), graphs, (start, graph) => {
        const circle = findCircle(start, graph);
        const there = reachable(start, graph).has(start);
        const ends = [circle?.[0], circle?.at(-1)];
        expect(ends).toEqual(there ? [start, start] : [undefined, undefined]);
        const edges = (circle ?? [])
          .slice(1)
          .map((to, index) => [circle![index]!, to] as const);
        expect(edges.length > 0).toBe(there);
        expect(
          edges.filter(([from, to]) => !graph.get(from)?.includes(to)),
        ).toEqual([]);
      }),
    );
  });

  it('names the shortest', () => {
    const graph = new Map([
      ['web', ['api', 'cache']],
      ['api', ['db']],
      ['db', ['web']],
      ['cache', ['web']],
    ]);
    expect(findCircle('web', graph)).toEqual(['web', 'cache', 'web']);
  });
});
