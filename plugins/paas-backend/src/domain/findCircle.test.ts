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
        expect(circle !== undefined).toBe(reachable(start, graph).has(start));
        if (circle) {
          expect(circle[0]).toBe(start);
          expect(circle.at(-1)).toBe(start);
          circle
            .slice(1)
            .forEach((id, index) =>
              expect(graph.get(circle[index]!)).toContain(id),
            );
        }
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
