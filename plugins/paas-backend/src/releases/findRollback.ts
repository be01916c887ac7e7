import type { ReleaseRecord } from './types';

/** Parts that may change after a rollback without its being forgotten. */
export const PASSING_PARTS = ['capacity', 'run'] as const;
const passing = new Set<string>(PASSING_PARTS);

/** What is looked at of a release. */
export type RollbackCandidate = Pick<
  ReleaseRecord,
  'number' | 'cause' | 'changed'
> & { parent?: number | undefined };

/** Whether a release is another version of the service, not only another number of replicas or a restart. */
export function isVersion({
  changed,
}: Pick<ReleaseRecord, 'changed'>): boolean {
  return changed.some(part => !passing.has(part));
}

/**
 * The rollback that the newest release stands on, if nothing but capacity and
 * restarts changed since; what it left can be resumed.
 *
 * @param releases - of one instance
 */
export function findRollback<T extends RollbackCandidate>(
  releases: readonly T[],
  head: number | undefined,
): (T & { parent: number }) | undefined {
  let record = releases.find(({ number }) => number === head);
  while (record && !isVersion(record) && record.cause !== 'rollback') {
    const { parent } = record;
    record = releases.find(({ number }) => number === parent);
  }
  return record?.cause === 'rollback' && record.parent !== undefined
    ? { ...record, parent: record.parent }
    : undefined;
}
