import { statSync } from 'node:fs';

/** Processes that show by a file that they are at work write it every second. */
const staleMs = 5000;

/** Whether the process that writes a file is still at it. */
export function wasWrittenLately(path: string): boolean {
  const written = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return Date.now() - written < staleMs;
}
