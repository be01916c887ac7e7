import { storageApiRef, useApi } from '@backstage/frontend-plugin-api';
import { useCallback, useEffect, useState } from 'react';

/** A view of the board under a name of the reader's own. */
export type SavedView = {
  name: string;
  /** What stands in the address after `?`. */
  search: string;
  /** Whether the board opens with it. */
  isDefault: boolean;
};

const KEY = 'views';

/** Views that the reader has saved, in whatever the portal keeps settings in. */
export function useSavedViews() {
  const storage = useApi(storageApiRef).forBucket('mooring.board');
  const [{ views, isKnown }, setState] = useState(() => {
    const { presence, value } = storage.snapshot<SavedView[]>(KEY);
    return { views: listOf(value), isKnown: presence !== 'unknown' };
  });
  useEffect(() => {
    const subscription = storage
      .observe$<SavedView[]>(KEY)
      .subscribe(({ presence, value }) =>
        setState({ views: listOf(value), isKnown: presence !== 'unknown' }),
      );
    return () => subscription.unsubscribe();
  }, [storage]);
  const save = useCallback(
    (view: SavedView) =>
      storage.set(
        KEY,
        [
          ...views
            .filter(({ name }) => name !== view.name)
            .map(it => (view.isDefault ? { ...it, isDefault: false } : it)),
          view,
        ].map(it => ({ ...it })),
      ),
    [storage, views],
  );
  const remove = useCallback(
    (name: string) =>
      storage.set(
        KEY,
        views.filter(it => it.name !== name).map(it => ({ ...it })),
      ),
    [storage, views],
  );
  return { views, isKnown, save, remove };
}

/** Storage holds what anybody put there. */
function listOf(value: unknown): SavedView[] {
  return Array.isArray(value) ? value : [];
}
