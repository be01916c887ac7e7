import type { ReleaseRecord } from './types';

/** Parts that may change after a rollback without its being forgotten. */
const PASSING = new Set(['capacity', 'run']);

/** Whether a release is another version of the service, not only another number of replicas or a restart. */
export function isVersion({
  changed,
}: Pick<ReleaseRecord, 'changed'>): boolean {
  return changed.some(part => !PASSING.has(part));
}

/**
 * The rollback that the newest release stands on, if nothing but capacity and
 * restarts changed since; what it left can be resumed.
 *
 * @param releases - of one instance
 */
export function findRollback(
  releases: readonly ReleaseRecord[],
  head: number | undefined,
): (ReleaseRecord & { parent: number }) | undefined {
  let record = releases.find(({ number }) => number === head);
  while (record && !isVersion(record) && record.cause !== 'rollback') {
    const { parent } = record;
    record = releases.find(({ number }) => number === parent);
  }
  return record?.cause === 'rollback' && record.parent !== undefined
    ? { ...record, parent: record.parent }
    : undefined;
}
