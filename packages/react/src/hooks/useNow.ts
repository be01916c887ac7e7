import { useSyncExternalStore } from 'react';
import { clockOf } from '../lib/Clock';

/** The current time in milliseconds, renewed every `interval` milliseconds. */
export function useNow(interval: number = 1000): number {
  const clock = clockOf(interval);
  return useSyncExternalStore(clock.subscribe, clock.now);
}
