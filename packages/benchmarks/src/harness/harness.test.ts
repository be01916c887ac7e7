import { atMost, atMostPlus, atMostTimes, atMostTimesPlus } from './Line.ts';
import { median, percentile } from './percentile.ts';
import { FactsDifferError, sameFacts } from './sameFacts.ts';
import { isMissed, table } from './table.ts';

test('percentiles are samples that were measured', () => {
  const samples = Array.from({ length: 100 }, (_, index) => 100 - index);
  expect(percentile(samples, 0.99)).toBe(99);
  expect(percentile(samples, 1)).toBe(100);
  expect(median([5, 1, 3])).toBe(3);
  expect(() => median([])).toThrow(RangeError);
});

test('a target is met at its bound and missed above it', () => {
  const line = { what: 'answer', unit: 'ms', ours: 10 };
  const peer = (value: number) => ({ name: 'peer', value });
  const verdicts = [
    atMostTimes({ ...line, peer: peer(100) }, 1 / 10),
    atMostTimes({ ...line, peer: peer(99) }, 1 / 10),
    atMostPlus({ ...line, ours: 30, peer: peer(10) }, 20),
    atMostPlus({ ...line, ours: 31, peer: peer(10) }, 20),
    atMostTimesPlus({ ...line, ours: 35, peer: peer(10) }, 1.5, 20),
    atMostTimesPlus({ ...line, ours: 36, peer: peer(10) }, 1.5, 20),
    atMost({ ...line, ours: 0 }, 0),
    atMost({ ...line, ours: 0.1 }, 0),
    { ...line, peer: peer(1) },
  ].map(isMissed);
  expect(verdicts).toEqual([
    ...[false, true, false, true, false, true],
    ...[false, true, false],
  ]);
});

test('the table shows both sides, their ratio and what was promised', () => {
  const lines = [
    atMostTimes(
      { what: 'p50', unit: 'ms', ours: 4, peer: { name: 'peer', value: 100 } },
      1 / 10,
    ),
    atMostTimes(
      { what: 'time', unit: 's', ours: 3, peer: { name: 'peer', value: 2 } },
      1.2,
    ),
    { what: 'size', unit: 'MiB', ours: 12.345 },
  ];
  const cells = table(lines)
    .split('\n')
    .map(row => row.split('|').map(cell => cell.trim()));
  expect(cells.slice(2)).toEqual([
    ['', 'p50', '4 ms', '100 ms', 'peer', '1/25', 'at most 1/10', 'met', ''],
    ['', 'time', '3 s', '2 s', 'peer', '× 1.50', 'at most × 1.2', 'MISSED', ''],
    ['', 'size', '12.3 MiB', '', '', '', '', 'reported', ''],
  ]);
});

test('facts that only one side tells are named, and nothing is no proof', () => {
  const side = (name: string, ...facts: string[]) => ({ name, facts });
  sameFacts('Pods', side('a', 'x', 'y'), side('b', 'y', 'x'));
  expect(() =>
    sameFacts('Pods', side('a', 'x', 'y'), side('b', 'x', 'z')),
  ).toThrow(/only a: y\n {2}only b: z/);
  expect(() => sameFacts('Pods', side('a', 'x', 'x'), side('b', 'x'))).toThrow(
    /2 from a, 1 from b/,
  );
  expect(() => sameFacts('Pods', side('a'), side('b'))).toThrow(
    FactsDifferError,
  );
});
