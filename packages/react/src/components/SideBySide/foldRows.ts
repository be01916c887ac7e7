import type { AlignedRow } from './alignLines';

/** Equal lines shown around a difference. */
const CONTEXT = 3;

/** A row, or how many equal ones were left out in its place. */
export type FoldedRow = AlignedRow | { kind: 'folded'; count: number };

/** Leaves out runs of equal lines that no difference is near to. */
export function foldRows(rows: AlignedRow[]): FoldedRow[] {
  const near = new Set<number>();
  rows.forEach(({ kind }, index) => {
    for (
      let at = index - CONTEXT;
      kind !== 'same' && at <= index + CONTEXT;
      at++
    ) {
      near.add(at);
    }
  });
  const folded: FoldedRow[] = [];
  rows.forEach((row, index) => {
    const last = folded.at(-1);
    if (near.has(index)) {
      folded.push(row);
    } else if (last?.kind === 'folded') {
      last.count++;
    } else {
      folded.push({ kind: 'folded', count: 1 });
    }
  });
  return folded;
}
