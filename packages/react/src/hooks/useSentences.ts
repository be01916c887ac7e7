import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { NESTED, recognizeSentence } from '@mooring/common';
import { useCallback } from 'react';
import { sentencesTranslationRef } from '../translation/sentences/sentencesTranslationRef';

type Translate = (key: string, values?: Record<string, string>) => string;

/** Says what the back end said in the reader's language; what is not known to be its own stays as it is. */
export function useSentences(): (text: string) => string {
  const { t } = useTranslationRef(sentencesTranslationRef);
  // Which key it is, is found out as it runs.
  return useCallback(text => translate(text, t as Translate), [t]);
}

function translate(text: string, t: Translate): string {
  return (
    // A sentence that ends with a list would take the next one for a part of it.
    parts(text, '; ', t) ??
    parts(text, '. ', t) ??
    whole(text, t) ??
    parts(text, ', ', t) ??
    text
  );
}

function whole(text: string, t: Translate): string | undefined {
  const found = recognizeSentence(text);
  return (
    found &&
    t(
      found.key,
      Object.fromEntries(
        Object.entries(found.values).map(([name, value]) => [
          name,
          NESTED.has(name) ? translate(value, t) : value,
        ]),
      ),
    )
  );
}

/** Several sentences, if all that stand between the marks are known. */
function parts(
  text: string,
  between: string,
  t: Translate,
): string | undefined {
  const said = text.split(between).map(part => whole(part, t));
  return said.length > 1 && said.every(part => part !== undefined)
    ? said.join(t('between'))
    : undefined;
}
