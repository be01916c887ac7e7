import { useCallback, useSyncExternalStore } from 'react';
import { useMooringFormats } from '../../hooks/useMooringFormats';
import { clockOf } from '../../lib/Clock';

const INTERVAL = 1000;

/** Props of {@link RelativeTime}. */
export interface RelativeTimeProps {
  /** ISO 8601. */
  at: string;
}

/** How long ago something was; the exact time on hover. */
export function RelativeTime(props: RelativeTimeProps) {
  const { at } = props;
  const { dateTime, relative } = useMooringFormats();
  const clock = clockOf(INTERVAL);
  // The text, not the time: of hundreds on a page few change in a second.
  const text = useSyncExternalStore(
    clock.subscribe,
    useCallback(
      // Clocks of browser and server differ by a little; nothing lies in the future.
      () => relative(at, Math.max(clock.now(), Date.parse(at))),
      [clock, relative, at],
    ),
  );
  return (
    <time dateTime={at} title={dateTime(at)}>
      {text}
    </time>
  );
}
