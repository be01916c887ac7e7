import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { LogStream, type ReadLog } from './LogStream';

/** Once nobody has looked for this long, lines are no longer asked for. */
const HIDDEN_AFTER = 60_000;

/** What is read, and how. */
export interface LogSource {
  /** Another one begins a new log. */
  key: string;
  read: ReadLog;
  follow: boolean;
}

/** Reads a log for as long as the component is there and somebody looks. */
export function useLogStream(source: LogSource) {
  const { key, read, follow } = source;
  // `read` may be made anew by each render; what it reads is told by the key.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const stream = useMemo(() => new LogStream(read), [key]);
  const snapshot = useSyncExternalStore(stream.subscribe, stream.getSnapshot);
  useEffect(() => {
    let hiding: ReturnType<typeof setTimeout> | undefined;
    let isAway = false;
    const onVisibility = () => {
      clearTimeout(hiding);
      if (document.hidden) {
        hiding = setTimeout(() => {
          isAway = true;
          stream.stop();
        }, HIDDEN_AFTER);
      } else if (isAway) {
        isAway = false;
        stream.start(follow);
      }
    };
    stream.start(follow);
    document.addEventListener('visibilitychange', onVisibility);
    return () => {
      clearTimeout(hiding);
      document.removeEventListener('visibilitychange', onVisibility);
      stream.stop();
    };
  }, [stream, follow]);
  return {
    stream,
    /** Another object after each change, also of the buffer. */
    snapshot,
    ...snapshot,
    retry: () => stream.start(follow),
  };
}
