import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { useSavedViews } from './useSavedViews';

/** Longer than this nobody waits for settings before a list is shown. */
const PATIENCE_MS = 1000;

/**
 * Opens the board with the reader's default view where the address names none.
 *
 * @returns whether it is known what to show
 */
export function useDefaultView(): boolean {
  const [params, setParams] = useSearchParams();
  const { views, isKnown } = useSavedViews();
  const [isReady, setReady] = useState(() => params.size > 0);
  useEffect(() => {
    if (isReady) {
      return undefined;
    }
    if (!isKnown) {
      const timer = setTimeout(() => setReady(true), PATIENCE_MS);
      return () => clearTimeout(timer);
    }
    const chosen = views.find(({ isDefault }) => isDefault);
    if (chosen) {
      setParams(chosen.search, { replace: true });
    }
    setReady(true);
    return undefined;
  }, [isReady, isKnown, views, setParams]);
  return isReady;
}
