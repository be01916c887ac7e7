/** A piece of a text. */
export interface TextPart {
  /** Where it begins. */
  at: number;
  part: string;
  isMatch: boolean;
}

/** A text cut into what matches a pattern and what does not. */
export function splitByPattern(text: string, pattern: RegExp): TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const match of text.matchAll(new RegExp(pattern, 'gi'))) {
    if (match.index > end) {
      parts.push({
        at: end,
        part: text.slice(end, match.index),
        isMatch: false,
      });
    }
    parts.push({ at: match.index, part: match[0], isMatch: true });
    end = match.index + match[0].length;
  }
  if (end < text.length) {
    parts.push({ at: end, part: text.slice(end), isMatch: false });
  }
  return parts;
}
