import {
  useTranslationRef,
  type TranslationFunction,
} from '@backstage/frontend-plugin-api';
import { mooringTranslationRef } from '../translation/mooringTranslationRef';

/** Words a message; named, because the type of all messages is too long to be written out. */
export type FindingTranslation = TranslationFunction<
  typeof mooringTranslationRef.T
>;

/** The messages that findings are worded with. */
export function useFindingTranslation(): FindingTranslation {
  return useTranslationRef(mooringTranslationRef).t;
}
