import { useLanguage } from '@mooring/react';
import type { Day } from '../lib/policies/monthGrid';

/** Days and months as the chosen language writes them. */
export function useDayWords() {
  const language = useLanguage();
  const day = new Intl.DateTimeFormat(language, {
    dateStyle: 'full',
    timeZone: 'UTC',
  });
  const month = new Intl.DateTimeFormat(language, {
    ...{ year: 'numeric', month: 'long', timeZone: 'UTC' },
  });
  return {
    dayOf: (it: Day) => day.format(new Date(`${it}T00:00:00Z`)),
    /** @param it - `2026-11` */
    monthOf: (it: string) => month.format(new Date(`${it}-01T00:00:00Z`)),
  };
}

/** Date and time to the minute, from ISO 8601. */
export function useMoment(): (iso: string) => string {
  const language = useLanguage();
  const format = new Intl.DateTimeFormat(language, {
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  return iso => format.format(new Date(iso));
}
