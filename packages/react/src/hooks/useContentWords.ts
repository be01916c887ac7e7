import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type {
  ContentChange,
  ReleasePart,
} from '@mooring/backstage-plugin-paas-common';
import { useMemo } from 'react';
import { messages } from '../translation/messages';
import { mooringTranslationRef } from '../translation/mooringTranslationRef';

type FieldKey = Extract<keyof typeof messages, `content.field.${string}`>;

/** What the parts and fields of a release are called, and what some values mean. */
export interface ContentWords {
  partOf(part: ReleasePart): string;
  /** Names that people gave, such as those of variables, stay as they are. */
  fieldOf(change: ContentChange): string;
  valueOf(change: ContentChange, value: string): string;
}

/** Parts in which fields are names that somebody gave. */
const GIVEN: readonly ReleasePart[] = ['configuration', 'credentials', 'names'];

/** See {@link ContentWords}. */
export function useContentWords(): ContentWords {
  const { t } = useTranslationRef(mooringTranslationRef);
  return useMemo(
    () => ({
      partOf: part => t(`content.part.${part}`),
      fieldOf: ({ part, field }) => {
        const key = `content.field.${field}`;
        return !GIVEN.includes(part) && isFieldKey(key) ? t(key) : field;
      },
      valueOf: ({ part, field }, value) => {
        if (part === 'network') {
          const [access, ...projects] = value.split(', ');
          if (access === 'open') {
            return t('content.value.open');
          }
          return projects.length === 0
            ? t('content.value.ownProject')
            : t('content.value.projects', { projects: projects.join(', ') });
        }
        return part === 'run' &&
          field === 'running' &&
          (value === 'running' || value === 'stopped')
          ? t(`content.value.${value}`)
          : value;
      },
    }),
    [t],
  );
}

function isFieldKey(key: string): key is FieldKey {
  return Object.hasOwn(messages, key);
}
