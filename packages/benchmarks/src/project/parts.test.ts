import { besideChain, inLayers, longestChain, rolloutMsOf } from './parts.ts';

test('the chain is the one that takes longest of those in which each needs the one before', () => {
  const parts = inLayers([2, 18, 6, 3, 1], 'x');
  expect(parts).toHaveLength(30);
  const chain = longestChain(parts);
  expect(chain).toHaveLength(5);
  chain.slice(1).forEach((part, index) => {
    expect(part.needs).toContain(chain[index]!.name);
  });
  const top = parts.at(-1)!;
  const through = (part: typeof top): number =>
    part.rolloutMs +
    Math.max(
      0,
      ...part.needs.map(name => through(parts.find(it => it.name === name)!)),
    );
  expect(rolloutMsOf(chain)).toBe(Math.max(...parts.map(through)));
});

test('beside a chain nothing needs anything', () => {
  const parts = besideChain(inLayers([2, 18, 6, 3, 1], 'x'), 5);
  expect(longestChain(parts)).toEqual(parts.slice(-5));
  expect(parts.filter(({ needs }) => needs.length > 0)).toHaveLength(4);
});
