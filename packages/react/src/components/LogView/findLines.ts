import type { LogStream } from './LogStream';

/** Longest piece of work at a time, in milliseconds: half a frame. */
const BUDGET = 8;
/** How many lines are looked at between two glances at the clock. */
const STRIDE = 500;

/** What a search has found so far. */
export interface LineSearch {
  count: number;
  /** From 1; undefined for a line that is not among them. */
  positionOf(seq: number): number | undefined;
  /** The nearest one in a direction, from the other end when there is none. */
  step(from: number, direction: 1 | -1): number | undefined;
}

/**
 * Looks for a pattern in all lines of a log and in those to come.
 *
 * @param onFound - called after each piece of work
 * @returns ends the search
 */
export function findLines(
  stream: LogStream,
  pattern: RegExp,
  onFound: (search: LineSearch) => void,
): () => void {
  const { buffer } = stream;
  const found: number[] = [];
  let next = buffer.firstSeq;
  let timer: ReturnType<typeof setTimeout> | undefined;
  function schedule() {
    if (next < buffer.nextSeq) {
      timer ??= setTimeout(work);
    }
  }
  function work() {
    timer = undefined;
    const end = performance.now() + BUDGET;
    next = Math.max(next, buffer.firstSeq);
    while (next < buffer.nextSeq && performance.now() < end) {
      const stop = Math.min(next + STRIDE, buffer.nextSeq);
      for (; next < stop; next++) {
        if (pattern.test(buffer.get(next)?.text ?? '')) {
          found.push(next);
        }
      }
    }
    onFound(searchOf(found, buffer.firstSeq));
    schedule();
  }
  const unsubscribe = stream.subscribe(schedule);
  work();
  return () => {
    unsubscribe();
    clearTimeout(timer);
  };
}

/** Numbers in ascending order, of which those before `firstSeq` fell out. */
function searchOf(found: readonly number[], firstSeq: number): LineSearch {
  const begin = lowerBound(found, firstSeq);
  const end = found.length;
  return {
    count: end - begin,
    positionOf: seq => {
      const index = lowerBound(found, seq);
      return index >= begin && index < end && found[index] === seq
        ? index - begin + 1
        : undefined;
    },
    step: (from, direction) => {
      if (begin === end) {
        return undefined;
      }
      const index =
        direction === 1
          ? lowerBound(found, from + 1)
          : lowerBound(found, from) - 1;
      if (index < begin) {
        return found[end - 1];
      }
      return index >= end ? found[begin] : found[index];
    },
  };
}

/** Index of the first number that is not smaller. */
function lowerBound(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < value) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}
