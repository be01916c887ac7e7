import { useEffect, useMemo, useState } from 'react';
import { findLines, type LineSearch } from './findLines';
import type { LogStream } from './LogStream';

/** The lines in which a text occurs, as far as they were looked through. */
export interface LogSearch {
  /** Marks the text in a line; undefined while nothing is looked for. */
  pattern: RegExp | undefined;
  /** How many lines have it. */
  count: number;
  /** Place of a line among them, from 1; undefined if it is none of them. */
  positionOf(seq: number | undefined): number | undefined;
  /** The next one after a line, or before it; from the other end when there is none. */
  step(from: number, direction: 1 | -1): number | undefined;
}

/** Looks through a log, piece by piece so that typing is never held up, and goes on as lines come. */
export function useLogSearch(stream: LogStream, text: string): LogSearch {
  const pattern = useMemo(
    () => (text === '' ? undefined : new RegExp(escapePattern(text), 'i')),
    [text],
  );
  const [search, setSearch] = useState<LineSearch>();
  useEffect(() => {
    if (!pattern) {
      setSearch(undefined);
      return undefined;
    }
    return findLines(stream, pattern, setSearch);
  }, [stream, pattern]);
  return {
    pattern,
    count: search?.count ?? 0,
    positionOf: seq =>
      seq === undefined ? undefined : search?.positionOf(seq),
    step: (from, direction) => search?.step(from, direction),
  };
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
