import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { mooringTranslationRef } from '../translation/mooringTranslationRef';

/** The messages that findings are worded with. */
export function useFindingTranslation() {
  return useTranslationRef(mooringTranslationRef).t;
}
