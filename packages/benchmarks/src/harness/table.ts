import type { Line } from './Line.ts';

const head = ['', 'Mooring', 'peer', '', 'ratio', 'target', ''];

/** A markdown table of lines. */
export function table(lines: readonly Line[]): string {
  const rows = [head, head.map(() => '---'), ...lines.map(cells)];
  const widths = head.map((_, column) =>
    Math.max(...rows.map(row => row[column]?.length ?? 0), 3),
  );
  return rows
    .map(row => {
      const padded = row.map((cell, column) =>
        cell === '---'
          ? '-'.repeat(widths[column] ?? 3)
          : cell.padEnd(widths[column] ?? 0),
      );
      return `| ${padded.join(' | ')} |`;
    })
    .join('\n');
}

/** Whether a target was missed. */
export function isMissed({ target }: Line): boolean {
  return target?.met === false;
}

function cells({ what, unit, ours, peer, target }: Line): string[] {
  return [
    what,
    quantity(ours, unit),
    peer ? quantity(peer.value, unit) : '',
    peer?.name ?? '',
    peer ? ratio(ours, peer.value) : '',
    target?.text ?? '',
    verdict(target),
  ];
}

function verdict(target: Line['target']): string {
  if (!target) return 'reported';
  return target.met ? 'met' : 'MISSED';
}

function quantity(value: number, unit: string): string {
  return `${rounded(value)} ${unit}`.trim();
}

function rounded(value: number): string {
  if (value === 0 || Number.isInteger(value)) return String(value);
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}

/** `1/25` says more than 0.04, and `× 1.4` more than 1.4. */
function ratio(ours: number, peer: number): string {
  if (ours === 0 || peer === 0) return '';
  return ours < peer
    ? `1/${rounded(peer / ours)}`
    : `× ${rounded(ours / peer)}`;
}
