import { formatDuration } from '../lib/formatDuration';
import { formatRelative } from '../lib/formatRelative';
import { useLanguage } from './useLanguage';

/** Times, durations and lists as the chosen language writes them. */
export interface MooringFormats {
  /** Date and time in full, from ISO 8601. */
  dateTime(iso: string): string;
  /** Time of day, from ISO 8601. */
  time(iso: string): string;
  /** A length of time in milliseconds. */
  duration(milliseconds: number): string;
  /** How long ago, from ISO 8601 and the current time in milliseconds. */
  relative(iso: string, now: number): string;
  /** With separators between thousands. */
  number(value: number): string;
  /** `31%`, from a share of 1. */
  percent(share: number): string;
  /** `dev and prod` */
  list(items: string[]): string;
}

/** See {@link MooringFormats}. */
export function useMooringFormats(): MooringFormats {
  return formatsOf(useLanguage());
}

// Formats are dear to make, and a page has hundreds of times.
const known = new Map<string, MooringFormats>();

function formatsOf(language: string): MooringFormats {
  const formats = known.get(language) ?? createFormats(language);
  known.set(language, formats);
  return formats;
}

function createFormats(language: string): MooringFormats {
  const dateTime = new Intl.DateTimeFormat(language, {
    dateStyle: 'medium',
    timeStyle: 'medium',
  });
  const time = new Intl.DateTimeFormat(language, { timeStyle: 'short' });
  const number = new Intl.NumberFormat(language);
  const percent = new Intl.NumberFormat(language, { style: 'percent' });
  const list = new Intl.ListFormat(language, { type: 'conjunction' });
  return {
    dateTime: iso => dateTime.format(new Date(iso)),
    time: iso => time.format(new Date(iso)),
    duration: milliseconds => formatDuration(milliseconds, language),
    relative: (iso, now) => formatRelative(Date.parse(iso), now, language),
    number: value => number.format(value),
    percent: share => percent.format(share),
    list: items => list.format(items),
  };
}
