import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { OverviewRow } from '@mooring/backstage-plugin-paas-common';
import { mooringTranslationRef } from '@mooring/react';
import { useCallback } from 'react';
import { messages } from '../../translation/messages';
import { paasTranslationRef } from '../../translation/paasTranslationRef';

type Change = NonNullable<OverviewRow['lastChange']>;
type KindKey = Extract<keyof typeof messages, `services.change.${string}`>;

/** States in which nothing more is to be said of an operation than what it did. */
const QUIET = 'succeeded';

const STATES = [
  'queued',
  'running',
  'held',
  'undoing',
  'undone',
  'cancelled',
] as const;

/** `Scale`, `Create: held`; a kind or state of a newer backend keeps its own name. */
export function useChangeWords(): (change: Change) => string {
  const { t } = useTranslationRef(paasTranslationRef);
  const { t: shared } = useTranslationRef(mooringTranslationRef);
  return useCallback(
    ({ kind, state }) => {
      const key = `services.change.${kind}`;
      const what = isKindKey(key) ? t(key) : kind;
      if (state === QUIET) {
        return what;
      }
      const known = STATES.find(name => name === state);
      return t('services.changeState', {
        what,
        state: known ? shared(`operation.${known}`) : state,
      });
    },
    [t, shared],
  );
}

function isKindKey(key: string): key is KindKey {
  return Object.hasOwn(messages, key);
}
