import type { FreezeDocument } from '@mooring/backstage-plugin-paas-common';
import { boundsOf, type Day } from './monthGrid';

/** Freezes that touch a day. */
export function freezesOn(
  freezes: readonly FreezeDocument[],
  day: Day,
): FreezeDocument[] {
  const { begin, end } = boundsOf(day);
  return freezes.filter(
    ({ body }) => Date.parse(body.from) < end && Date.parse(body.until) > begin,
  );
}

/** How a freeze stands at a time. */
export function freezeState(
  { body }: FreezeDocument,
  now: number,
): 'past' | 'now' | 'coming' {
  if (Date.parse(body.until) <= now) {
    return 'past';
  }
  return Date.parse(body.from) <= now ? 'now' : 'coming';
}
