import type {
  Overview,
  OverviewRow,
} from '@mooring/backstage-plugin-paas-common';
import { replaceEqualDeep } from '@tanstack/react-query';

/** The list of services as far as it is known. */
export interface OverviewState {
  /** What the next question is asked after. */
  cursor: string;
  /** By entity ref; the same map and the same rows as long as they are equal. */
  rows: ReadonlyMap<string, OverviewRow>;
  staleClusters: Overview['staleClusters'];
}

/** What is known after an answer; rows that did not change stay the same objects. */
export function mergeOverview(
  before: OverviewState | undefined,
  answer: Overview,
): OverviewState {
  return {
    cursor: answer.cursor,
    rows: mergeRows(before?.rows, answer),
    staleClusters: replaceEqualDeep(
      before?.staleClusters,
      answer.staleClusters,
    ),
  };
}

function mergeRows(
  before: ReadonlyMap<string, OverviewRow> | undefined,
  answer: Overview,
): ReadonlyMap<string, OverviewRow> {
  const rows = new Map(answer.full ? [] : before);
  for (const row of answer.items) {
    rows.set(row.entityRef, replaceEqualDeep(before?.get(row.entityRef), row));
  }
  for (const ref of answer.removed) {
    rows.delete(ref);
  }
  return before && isSame(before, rows) ? before : rows;
}

function isSame(
  before: ReadonlyMap<string, OverviewRow>,
  after: ReadonlyMap<string, OverviewRow>,
): boolean {
  return (
    before.size === after.size &&
    [...after].every(([ref, row]) => before.get(ref) === row)
  );
}
