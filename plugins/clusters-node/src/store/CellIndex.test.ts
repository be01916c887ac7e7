import type { AnyRow } from '../summaries/kinds';
import type { SummaryKind } from '../summaries/types';
import { CellIndex } from './CellIndex';

const labels = Object.freeze({ app: 'web' });
const KINDS = ['pods', 'replicasets', 'services', 'configmaps'] as const;

function row(uid: string): AnyRow {
  const parts = { uid, name: uid, namespace: 'shop', labels };
  return parts as unknown as AnyRow;
}

function contentOf(index: CellIndex): Record<string, string[]> {
  return Object.fromEntries(
    [...index.in('shop')].flatMap(cell =>
      [...cell.kinds()].map(kind => [
        kind,
        [...cell.rows(kind)].map(({ uid }) => uid),
      ]),
    ),
  );
}

it('tells rows of several kinds with the same labels apart, whichever goes first', () => {
  for (const gone of KINDS) {
    const index = new CellIndex();
    const rows = new Map<SummaryKind, AnyRow>(
      KINDS.map(kind => [kind, row(kind)]),
    );
    rows.forEach((it, kind) => index.add(kind, it));
    index.delete(gone, rows.get(gone)!);
    rows.delete(gone);
    expect(contentOf(index)).toEqual(
      Object.fromEntries([...rows.keys()].map(kind => [kind, [kind]])),
    );
    rows.forEach((it, kind) => index.delete(kind, it));
    expect([...index.all()]).toEqual([]);
    expect([...index.with('app', 'web')]).toEqual([]);
  }
});

it('keeps all rows of a cell, few or many', () => {
  const index = new CellIndex();
  const rows = Array.from({ length: 300 }, (_, at) => row(`pod-${at}`));
  rows.forEach(it => index.add('pods', it));
  expect(contentOf(index).pods).toEqual(rows.map(({ uid }) => uid));
  rows.slice(1).forEach(it => index.delete('pods', it));
  expect(contentOf(index)).toEqual({ pods: ['pod-0'] });
});
