import type { LogEntry } from '@mooring/backstage-plugin-paas-common';

interface Mark {
  at: string;
  /** How many lines bear that very time. */
  count: number;
}

/** Knows what was shown already when a log is read anew from a little earlier. */
export class SeenLines {
  readonly #marks = new Map<string, Mark>();
  readonly #notes = new Set<string>();
  /** Where each log stood when it was begun again, and how much of that moment is left to skip. */
  #resumed = new Map<string, Mark>();

  /** What comes from now on may repeat what came before. */
  beginAgain(): void {
    this.#resumed = new Map(
      [...this.#marks].map(([key, mark]) => [key, { ...mark }]),
    );
  }

  /** Whether a line is new; it counts as seen from then on. */
  isNew(entry: LogEntry): boolean {
    if ('note' in entry) {
      const key = `${entry.pod}\n${entry.note}`;
      const isNew = !this.#notes.has(key);
      this.#notes.add(key);
      return isNew;
    }
    const key = `${entry.pod}\n${entry.container}`;
    if (this.#isRepeated(key, entry.at)) {
      return false;
    }
    const mark = this.#marks.get(key);
    if (mark && compareTimes(entry.at, mark.at) === 0) {
      mark.count += 1;
    } else if (!mark || compareTimes(entry.at, mark.at) > 0) {
      this.#marks.set(key, { at: entry.at, count: 1 });
    }
    return true;
  }

  #isRepeated(key: string, at: string): boolean {
    const resumed = this.#resumed.get(key);
    if (!resumed) {
      return false;
    }
    const order = compareTimes(at, resumed.at);
    if (order < 0) {
      return true;
    }
    if (order === 0 && resumed.count > 0) {
      resumed.count -= 1;
      return true;
    }
    this.#resumed.delete(key);
    return false;
  }
}

/** Compares to the nanosecond where both are written alike, as those of one pod are. */
function compareTimes(a: string, b: string): number {
  if (a.length !== b.length) {
    return Date.parse(a) - Date.parse(b);
  }
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}
