import type { Tables } from './Tables';

/** A release is live from here on, or none is. */
export function markLive(
  tables: Tables,
  instanceId: string,
  number: number | null,
): void {
  const instance = tables.instance(instanceId);
  if (instance.live_number === number) {
    return;
  }
  for (const interval of tables.intervals) {
    if (interval.instanceId === instanceId) {
      interval.open = false;
    }
  }
  if (number !== null) {
    tables.intervals.push({ instanceId, number, open: true });
  }
  instance.live_number = number;
}
