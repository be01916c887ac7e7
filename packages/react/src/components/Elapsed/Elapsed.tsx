import { useMooringFormats } from '../../hooks/useMooringFormats';
import { useNow } from '../../hooks/useNow';

/** Props of {@link Elapsed}. */
export interface ElapsedProps {
  /** ISO 8601; a dash as long as nothing has started. */
  from: string | undefined;
  /** ISO 8601; undefined while it goes on. */
  to: string | undefined;
}

/** How long something took, or has been going on. */
export function Elapsed(props: ElapsedProps) {
  const { from, to } = props;
  if (from === undefined) {
    return <>—</>;
  }
  return to === undefined ? (
    <Running since={from} />
  ) : (
    <Duration milliseconds={Date.parse(to) - Date.parse(from)} />
  );
}

function Running(props: { since: string }) {
  const now = useNow();
  return <Duration milliseconds={now - Date.parse(props.since)} />;
}

function Duration(props: { milliseconds: number }) {
  const { duration } = useMooringFormats();
  return <>{duration(props.milliseconds)}</>;
}
