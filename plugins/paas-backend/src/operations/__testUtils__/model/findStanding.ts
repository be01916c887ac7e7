import type { JournalOperation, Standing } from '../../types';
import type { Tables } from './Tables';

/** Where the instances stand, if one of them is not where the operation was planned from. */
export function findStanding(
  tables: Tables,
  { targets }: JournalOperation,
): Standing[] | undefined {
  const isAsPlanned = targets.every(({ instanceId, from, partial }) => {
    const row = tables.instance(instanceId);
    return (
      row.live_number === (from?.number ?? null) &&
      row.partial.length === partial.length &&
      partial.every(({ number }) => row.partial.includes(number))
    );
  });
  return isAsPlanned
    ? undefined
    : targets.map(({ instanceId }) => {
        const row = tables.instance(instanceId);
        return {
          instanceId,
          live: tables.release(instanceId, row.live_number),
          partial: tables.releasesOf(instanceId, row.partial),
          nextNumber: row.next_number,
        };
      });
}
