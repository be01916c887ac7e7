import { useEffect, useState } from 'react';

/** A value that follows `value` once it has rested for `delay` milliseconds. */
export function useDebounced<T>(value: T, delay: number = 300): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), delay);
    return () => clearTimeout(timer);
  }, [value, delay]);
  return settled;
}
