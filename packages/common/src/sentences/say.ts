import { operationSentences } from './operationSentences';
import { preflightSentences } from './preflightSentences';
import { refusalSentences } from './refusalSentences';
import { stepSentences } from './stepSentences';

/**
 * The sentences of the back end that people read, in English, with places for
 * what differs: `{{name}}` for a word, and for words those of {@link WORDY}.
 */
export const sentences = {
  ...preflightSentences,
  ...stepSentences,
  ...operationSentences,
  ...refusalSentences,
} as const;

/** Names one of the {@link sentences}. */
export type SentenceKey = keyof typeof sentences;

type Place<T extends string> =
  T extends `${string}{{${infer Name}}}${infer Rest}`
    ? Name | Place<Rest>
    : never;
type Values<K extends SentenceKey> = Record<
  Place<(typeof sentences)[K]>,
  string | number
>;

/** Places that are filled with more than one word. */
export const WORDY: ReadonlySet<string> = new Set([
  ...['message', 'reason', 'note', 'what', 'why', 'annotation'],
  ...['object', 'objects', 'names', 'reader', 'record', 'manager'],
]);

/** Of these, those that may be filled with another sentence of the back end. */
export const NESTED: ReadonlySet<string> = new Set(['what', 'why']);

/**
 * Says a sentence in English, as it stands in the journal, in logs and in answers;
 * pages find out by `recognizeSentence` which one it is.
 */
export function say<K extends SentenceKey>(
  key: K,
  ...[values]: [Place<(typeof sentences)[K]>] extends [never] ? [] : [Values<K>]
): string {
  const filling = (values ?? {}) as Record<string, string | number>;
  return sentences[key].replace(/\{\{(\w+)\}\}/g, (_, name: string) =>
    String(filling[name]),
  );
}
