import { useEffect, useState } from 'react';

/** The current time in milliseconds, renewed every `interval` milliseconds. */
export function useNow(interval: number = 1000): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), interval);
    return () => clearInterval(timer);
  }, [interval]);
  return now;
}
