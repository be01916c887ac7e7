import { readdirSync, readFileSync } from 'node:fs';

/**
 * When a process started, in kernel ticks since boot. Together with the pid it
 * names one process for good; a pid alone is used again, surely after a reboot.
 */
export function startTime(pid: number): string | undefined {
  const fields = statFields(pid);
  const state = fields?.[0];
  if (state === undefined || state === 'X') return undefined;
  if (state === 'Z' && !hasOtherThreads(pid)) return undefined;
  return fields?.[19];
}

/** A process whose first thread has ended holds its ports until the last one has. */
function hasOtherThreads(pid: number): boolean {
  try {
    return readdirSync(`/proc/${pid}/task`).length > 1;
  } catch {
    return false;
  }
}

function statFields(pid: number): string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the program's name in brackets and may hold spaces.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}

/** The command line of a running process, or undefined when there is none. */
export function commandLine(pid: number): string[] | undefined {
  if (startTime(pid) === undefined) return undefined;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  } catch {
    return undefined;
  }
}

/** Sends a signal; a process that has gone already is fine. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
