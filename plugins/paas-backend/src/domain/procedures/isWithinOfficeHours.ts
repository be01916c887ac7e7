import type { ProcedureCondition } from '@mooring/backstage-plugin-paas-common';

type OfficeHours = NonNullable<ProcedureCondition['outside']>;

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** Whether the clock on the wall of a time zone shows office hours; `until` does not belong to them. */
export function isWithinOfficeHours(
  { timeZone, days, from, until }: OfficeHours,
  at: Date,
): boolean {
  const parts = new Map(
    new Intl.DateTimeFormat('en-US', {
      timeZone,
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const day = DAYS.indexOf(parts.get('weekday')!) + 1;
  const time = `${parts.get('hour')}:${parts.get('minute')}`;
  return days.includes(day) && from <= time && time < until;
}
