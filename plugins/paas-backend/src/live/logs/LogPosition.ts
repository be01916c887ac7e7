import type { LogLine } from '@mooring/backstage-plugin-clusters-node';

/** How far a log has been read, so that it can be read on without a gap or a line twice. */
export class LogPosition {
  #at: string | undefined;
  /** How many lines bear that time. */
  #count = 0;

  /** Of the last line; undefined before the first. */
  get at(): string | undefined {
    return this.#at;
  }

  advance({ at }: LogLine): void {
    this.#count = at === this.#at ? this.#count + 1 : 1;
    this.#at = at;
  }

  /**
   * Tells the lines of a log that begins at the second of {@link LogPosition.at}
   * apart: true for those that were read before.
   */
  known(): (line: LogLine) => boolean {
    const from = this.#at;
    let left = from === undefined ? -1 : this.#count;
    return ({ at }) => {
      if (left < 0) {
        return false;
      }
      if (at < from!) {
        return true;
      }
      left = at === from ? left - 1 : -1;
      return left >= 0;
    };
  }
}
