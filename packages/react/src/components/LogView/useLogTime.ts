import { useCallback, useMemo } from 'react';
import { useLanguage } from '../../hooks/useLanguage';

/**
 * Times of lines to the millisecond, with the day where the log reaches back
 * further than today.
 *
 * @param first - time of the oldest line
 */
export function useLogTime(
  first: string | undefined,
): (at: string | undefined) => string {
  const language = useLanguage();
  const isToday =
    first === undefined ||
    new Date(first).toDateString() === new Date().toDateString();
  const format = useMemo(
    () =>
      new Intl.DateTimeFormat(language, {
        ...(!isToday && { month: '2-digit', day: '2-digit' }),
        hour: '2-digit',
        minute: '2-digit',
        second: '2-digit',
        fractionalSecondDigits: 3,
        hourCycle: 'h23',
      }),
    [language, isToday],
  );
  return useCallback(
    at => (at === undefined ? '' : format.format(new Date(at))),
    [format],
  );
}
