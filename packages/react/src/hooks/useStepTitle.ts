import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useCallback } from 'react';
import { messages } from '../translation/messages';
import { mooringTranslationRef } from '../translation/mooringTranslationRef';

type StepTypeKey = Extract<keyof typeof messages, `stepType.${string}`>;

/** Step types in words; a type that a module brought along keeps its own name. */
export function useStepTitle(): (type: string) => string {
  const { t } = useTranslationRef(mooringTranslationRef);
  return useCallback(
    type => {
      const key = `stepType.${type}`;
      return isStepTypeKey(key) ? t(key) : type;
    },
    [t],
  );
}

function isStepTypeKey(key: string): key is StepTypeKey {
  return Object.hasOwn(messages, key);
}
