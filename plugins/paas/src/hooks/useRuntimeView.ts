import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';

/** The changes that a drawer can be opened for. */
export type DrawerKind = 'scale' | 'delete';

/** What the Runtime tab shows, kept in the URL so that it can be pasted into a chat. */
export interface RuntimeView {
  environment: string | undefined;
  drawer: DrawerKind | undefined;
  /** The query string that shows an environment. */
  hrefOf(environment: string): string;
  openDrawer(environment: string, drawer: DrawerKind): void;
  closeDrawer(): void;
}

/** See {@link RuntimeView}. */
export function useRuntimeView(): RuntimeView {
  const [params, setParams] = useSearchParams();
  const drawer = params.get('change');
  const openDrawer = useCallback(
    (environment: string, kind: DrawerKind) =>
      setParams(current => {
        current.set('environment', environment);
        current.set('change', kind);
        return current;
      }),
    [setParams],
  );
  const closeDrawer = useCallback(
    () =>
      setParams(
        current => {
          current.delete('change');
          return current;
        },
        { replace: true },
      ),
    [setParams],
  );
  return {
    environment: params.get('environment') ?? undefined,
    drawer: drawer === 'scale' || drawer === 'delete' ? drawer : undefined,
    hrefOf: environment => `?${new URLSearchParams({ environment })}`,
    openDrawer,
    closeDrawer,
  };
}
