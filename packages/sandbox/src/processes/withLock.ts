import {
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { startTime } from './processTable.ts';
import { waitFor } from './waitFor.ts';

interface Holder {
  pid: number;
  startTime: string | undefined;
}

/**
 * Does something that only one process may do at a time. A lock whose holder
 * was killed counts for nothing.
 */
export async function withLock<T>(
  file: string,
  action: () => Promise<T>,
  options: { onWait: (pid: number) => void },
): Promise<T> {
  mkdirSync(dirname(file), { recursive: true });
  let told = false;
  await waitFor(
    () => {
      if (take(file)) return true;
      const holder = read(file);
      if (holder && !told) {
        told = true;
        options.onWait(holder.pid);
      }
      return false;
    },
    { what: `the lock ${file}`, timeoutMs: 30 * 60_000 },
  );
  try {
    return await action();
  } finally {
    rmSync(file, { force: true });
  }
}

function take(file: string): boolean {
  const holder = read(file);
  if (holder && isGone(holder)) removeStale(file);
  const own = `${file}.${process.pid}`;
  const record: Holder = {
    pid: process.pid,
    startTime: startTime(process.pid),
  };
  writeFileSync(own, JSON.stringify(record));
  const taken = link(own, file);
  rmSync(own, { force: true });
  return taken;
}

/** Another process may find the same stale lock and take it a moment earlier. */
function removeStale(file: string): void {
  const aside = `${file}.${process.pid}.stale`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  const moved = read(aside);
  if (moved && !isGone(moved)) link(aside, file);
  rmSync(aside, { force: true });
}

/** A link is made at once and whole, or not at all; a written file is first empty. */
function link(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function isGone(holder: Holder): boolean {
  return startTime(holder.pid) !== holder.startTime;
}

function read(file: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder;
  } catch {
    return undefined;
  }
}
