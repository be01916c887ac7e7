import type { ReleaseView } from '@mooring/backstage-plugin-paas-common';
import type { IntervalRow, ReleaseViewRow } from './DatabaseReleaseViewStore';
import { isVersion } from './findRollback';
import { scalingOf } from './releaseFields';
import { statusOfRelease } from './statusOfRelease';
import type { ViewedInstance } from './types';

/** A row of the list of releases. */
export function toReleaseView(
  row: ReleaseViewRow,
  { head, live }: ViewedInstance,
  intervals: readonly IntervalRow[],
): ReleaseView {
  const { repository, tag, digest } = row.image;
  const status = statusOfRelease({
    number: row.number,
    live,
    head,
    isWithdrawn: row.withdrawn_at !== null,
    isUnderWay: row.ended_at === null && row.to_number === row.number,
    isTouched: row.touched && row.to_number === row.number,
  });
  return {
    number: row.number,
    hash: row.hash,
    status,
    live: intervals
      .filter(({ number }) => number === row.number)
      .map(({ live_from: from, live_until: until }) => ({
        from: from.toISOString(),
        ...(until && { until: until.toISOString() }),
      })),
    createdAt: row.created_at.toISOString(),
    author: row.author,
    ...(row.note !== null && { note: row.note }),
    cause: row.cause,
    operationId: row.operation_id,
    ...(row.parent !== null && { parent: row.parent }),
    ...(row.source !== null && { source: row.source }),
    image: { repository, tag, digest },
    scaling: scalingOf(row),
    ...(row.size !== null && { size: row.size }),
    running: row.running,
    names: row.names ?? [],
    changed: row.changed,
    isVersion: isVersion(row),
    ...(status === 'failed' &&
      row.failure !== null && { failure: row.failure }),
  };
}
