import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { gateInputSchema } from '@mooring/backstage-plugin-paas-common';
import { useCallback } from 'react';
import { messages } from '../translation/messages';
import { mooringTranslationRef } from '../translation/mooringTranslationRef';

type StepTypeKey = Extract<keyof typeof messages, `stepType.${string}`>;

/** Step types in words; a step for people says what it is about, a type that a module brought along keeps its own name. */
export function useStepTitle(): (step: {
  type: string;
  input?: unknown;
  gate?: { title: string };
}) => string {
  const { t } = useTranslationRef(mooringTranslationRef);
  return useCallback(
    ({ type, input, gate = gateInputSchema.safeParse(input).data }) => {
      const key = `stepType.${type}`;
      const title = isStepTypeKey(key) ? t(key) : type;
      return gate
        ? t('timeline.gate', { type: title, title: gate.title })
        : title;
    },
    [t],
  );
}

function isStepTypeKey(key: string): key is StepTypeKey {
  return Object.hasOwn(messages, key);
}
