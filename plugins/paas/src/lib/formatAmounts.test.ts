import {
  formatCpu,
  formatCpuPair,
  formatMemory,
  formatMemoryPair,
} from './formatAmounts';

const MIB = 1024 ** 2;

describe('amounts', () => {
  it.each([
    [0, '0 m'],
    [12.4, '12 m'],
    [999, '999 m'],
    [1000, '1'],
    [1500, '1.5'],
    [128_000, '128'],
  ])('writes %d millicores as %s', (millicores, text) => {
    expect(formatCpu(millicores, 'en')).toBe(text);
  });

  it.each([
    [0, '0 KiB'],
    [90 * MIB, '90 MiB'],
    [1536 * MIB, '1.5 GiB'],
  ])('writes %d bytes as %s', (bytes, text) => {
    expect(formatMemory(bytes, 'en')).toBe(text);
  });

  it('writes use against what was asked for in the unit of the latter', () => {
    expect(formatCpuPair(200, 1000, 'en')).toBe('0.2 / 1 CPU');
    expect(formatCpuPair(undefined, 1000, 'en')).toBe('– / 1 CPU');
    expect(formatCpuPair(3, 150, 'en')).toBe('3 / 150 m CPU');
    expect(formatCpuPair(200, undefined, 'en')).toBe('200 m CPU');
    expect(formatMemoryPair(180 * MIB, 512 * MIB, 'en')).toBe('180 / 512 MiB');
    expect(formatMemoryPair(180 * MIB, 2048 * MIB, 'en')).toBe('0.18 / 2 GiB');
  });
});
