import { statSync } from 'node:fs';
import type { Daemon } from './Daemon.ts';

/** Processes that show by a file that they are at work write it every second. */
const staleMs = 10_000;

/** Whether a process is at work on a file: itself, not the one that ran before it. */
export function wasWrittenLately(path: string, by: Daemon): boolean {
  const written = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return written > by.startedAt && Date.now() - written < staleMs;
}
