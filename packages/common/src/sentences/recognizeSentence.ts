import { sentences, WORDY, type SentenceKey } from './say';

/** A sentence of the back end in its parts. */
export interface Recognized {
  key: SentenceKey;
  values: Record<string, string>;
}

interface Pattern {
  key: SentenceKey;
  names: string[];
  expression: RegExp;
  /** How many letters of it are given. */
  weight: number;
}

let patterns: Pattern[] | undefined;

/**
 * Finds out which of the `sentences` a text is. What stands in the journal is
 * text: of earlier versions, of other programs, of step types of somebody else;
 * undefined is the answer for those.
 */
export function recognizeSentence(text: string): Recognized | undefined {
  patterns ??= (Object.keys(sentences) as SentenceKey[])
    .map(toPattern)
    .sort((a, b) => b.weight - a.weight);
  for (const { key, names, expression } of patterns) {
    const found = expression.exec(text);
    if (found) {
      return {
        key,
        values: Object.fromEntries(
          names.map((name, index) => [name, found[index + 1]!]),
        ),
      };
    }
  }
  return undefined;
}

function toPattern(key: SentenceKey): Pattern {
  // Odd ones are places.
  const parts = sentences[key].split(/\{\{(\w+)\}\}/);
  const names = parts.filter((_, index) => index % 2 === 1);
  const source = parts.map((part, index) => {
    if (index % 2 === 0) {
      return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    }
    return WORDY.has(part) ? '([\\s\\S]+?)' : '(\\S+?)';
  });
  return {
    key,
    names,
    // In the middle of a list a sentence begins with a small letter.
    expression: new RegExp(`^${source.join('')}$`, 'i'),
    weight: parts.filter((_, index) => index % 2 === 0).join('').length,
  };
}
