import { useMooringFormats } from '../../hooks/useMooringFormats';
import { useNow } from '../../hooks/useNow';

/** Props of {@link RelativeTime}. */
export interface RelativeTimeProps {
  /** ISO 8601. */
  at: string;
}

/** How long ago something was; the exact time on hover. */
export function RelativeTime(props: RelativeTimeProps) {
  const { dateTime, relative } = useMooringFormats();
  const now = useNow();
  // Clocks of browser and server differ by a little; nothing lies in the future.
  const reference = Math.max(now, Date.parse(props.at));
  return (
    <time dateTime={props.at} title={dateTime(props.at)}>
      {relative(props.at, reference)}
    </time>
  );
}
