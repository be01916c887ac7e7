import { stripVTControlCharacters } from 'node:util';
import type { LogLine } from '../readerTypes';

/** Longer lines are cut: one program that dumps its memory must not fill ours. */
const MAX_LINE = 16 * 1024;
const CUT_MARK = ' … [cut: this line is longer than 16 KB]';

const STAMP =
  /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?(Z|[+-]\d\d:\d\d) ?/;
const CONTROL = /[^\P{Cc}\t]/gu;

/** Takes apart what an API server sends of a log with `timestamps=true`. */
export async function* logLines(
  body: AsyncIterable<Uint8Array>,
): AsyncGenerator<LogLine> {
  let at = new Date().toISOString();
  for await (const line of cutLines(body)) {
    const stamp = STAMP.exec(line);
    // The node's own words about a log bear no time: they belong to what came before.
    at = stamp ? toUtc(stamp) : at;
    yield { at, text: plain(stamp ? line.slice(stamp[0].length) : line) };
  }
}

async function* cutLines(
  body: AsyncIterable<Uint8Array>,
): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let line = '';
  for await (const chunk of body) {
    const parts = decoder.decode(chunk, { stream: true }).split('\n');
    for (const [index, part] of parts.entries()) {
      if (index > 0) {
        yield cut(line);
        line = '';
      }
      if (line.length <= MAX_LINE) {
        line += part;
      }
    }
  }
  line += decoder.decode();
  if (line !== '') {
    yield cut(line);
  }
}

function cut(line: string): string {
  if (line.length <= MAX_LINE) {
    return line;
  }
  // Half a character of two would be none.
  const end = /[\uD800-\uDBFF]/.test(line[MAX_LINE - 1]!)
    ? MAX_LINE - 1
    : MAX_LINE;
  return line.slice(0, end) + CUT_MARK;
}

/** Nodes stamp in their own time zone; in one zone, times sort as texts do. */
function toUtc([, seconds, fraction, zone]: RegExpExecArray): string {
  const nanoseconds = (fraction ?? '').padEnd(9, '0');
  if (zone === 'Z') {
    return `${seconds}.${nanoseconds}Z`;
  }
  const utc = new Date(`${seconds}${zone}`).toISOString();
  return `${utc.slice(0, 19)}.${nanoseconds}Z`;
}

/** Colours and whatever else would act on a terminal mean nothing on a page. */
function plain(text: string): string {
  return stripVTControlCharacters(text).replace(CONTROL, '');
}
