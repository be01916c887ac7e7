import type { LogEntry } from '@mooring/backstage-plugin-paas-common';

/** A line as it is kept. */
export interface LogLine {
  /** Counts up from 0 for as long as the view is open, also over lines that fell out. */
  seq: number;
  /** ISO 8601; absent in notes. */
  at: string | undefined;
  pod: string;
  container: string | undefined;
  text: string;
  /** Told by the portal, not by the pod. */
  isNote: boolean;
}

/** More lines than this are not kept. */
export const LOG_CAPACITY = 100_000;

// Colours of terminals, and what else is no text.
const CONTROL =
  // eslint-disable-next-line no-control-regex
  /\u001b\[[0-9;?]*[ -/]*[@-~]|[\u0000-\u0008\u000b-\u001f\u007f]/g;

/** The newest lines of a log. */
export class LogBuffer {
  readonly #capacity: number;
  /** Lines fall out in blocks, so that not every new line moves all others. */
  readonly #trimBlock: number;
  readonly #lines: LogLine[] = [];
  readonly #pods = new Set<string>();
  #next = 0;

  constructor(capacity: number = LOG_CAPACITY) {
    this.#capacity = capacity;
    this.#trimBlock = Math.ceil(capacity / 100);
  }

  /** How many lines there are. */
  get size(): number {
    return this.#lines.length;
  }

  /** `seq` of the oldest line that is still there. */
  get firstSeq(): number {
    return this.#next - this.#lines.length;
  }

  /** `seq` of the line to come. */
  get nextSeq(): number {
    return this.#next;
  }

  /** All that were ever heard of, in the order in which they came. */
  get pods(): ReadonlySet<string> {
    return this.#pods;
  }

  /** The line of that number, unless it fell out or is still to come. */
  get(seq: number): LogLine | undefined {
    return this.#lines[seq - this.firstSeq];
  }

  append(entries: readonly LogEntry[]): void {
    for (const entry of entries) {
      this.#lines.push(lineOf(entry, this.#next));
      this.#pods.add(entry.pod);
      this.#next += 1;
    }
    const surplus = this.#lines.length - this.#capacity;
    if (surplus > 0) {
      this.#lines.splice(0, Math.max(surplus, this.#trimBlock));
    }
  }

  /** All of it as text, a line each. */
  toText(): string {
    return this.#lines
      .map(({ at, pod, text }) => [at ?? '-', pod, text].join(' ').concat('\n'))
      .join('');
  }
}

function lineOf(entry: LogEntry, seq: number): LogLine {
  return 'note' in entry
    ? {
        seq,
        at: undefined,
        pod: entry.pod,
        container: undefined,
        text: entry.note.replace(CONTROL, ''),
        isNote: true,
      }
    : {
        seq,
        at: entry.at,
        pod: entry.pod,
        container: entry.container,
        text: entry.text.replace(CONTROL, ''),
        isNote: false,
      };
}
