import { useCallback } from 'react';
import { useSentences } from '../../hooks/useSentences';
import { describeError, type ErrorKind } from './describeError';

/** How answers to bad input name a field: `image: `, `body.until: `. */
const FIELD = /^[a-z]\w*(?:\.\w+|\[\d+\])*: /;

/**
 * Says of an error what a person can make of it, in the reader's language and
 * without the name that the field has in the API; what is not known to be a
 * sentence of the back end stays as it is.
 */
export function useErrorWords(): (error: unknown) => {
  kind: ErrorKind;
  message: string;
} {
  const say = useSentences();
  return useCallback(
    error => {
      const { kind, message } = describeError(error);
      const words = message.replace(FIELD, '');
      const said = say(words);
      return { kind, message: said === words ? say(message) : said };
    },
    [say],
  );
}
