import { appLanguageApiRef, useApi } from '@backstage/frontend-plugin-api';
import { useCallback, useSyncExternalStore } from 'react';

/** The language chosen in the portal, e.g. `zh`. */
export function useLanguage(): string {
  const languageApi = useApi(appLanguageApiRef);
  const subscribe = useCallback(
    (notify: () => void) => {
      const subscription = languageApi.language$().subscribe(notify);
      return () => subscription.unsubscribe();
    },
    [languageApi],
  );
  return useSyncExternalStore(
    subscribe,
    () => languageApi.getLanguage().language,
  );
}
