import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';

/** The changes that a drawer can be opened for. */
export const DRAWERS = [
  'deploy',
  'scale',
  'rollback',
  'resume',
  'restart',
  'stop',
  'start',
  'names',
  'reserve',
  'delete',
] as const;

/** See {@link DRAWERS}. */
export type DrawerKind = (typeof DRAWERS)[number];

/** What is shown of the chosen instance. */
export const SECTIONS = [
  'pods',
  'logs',
  'events',
  'releases',
  'configuration',
  'healing',
  'yaml',
] as const;

/** See {@link SECTIONS}. */
export type Section = (typeof SECTIONS)[number];

/** What the Runtime tab shows, kept in the URL so that it can be pasted into a chat. */
export interface RuntimeView {
  /** The chosen instance, as {@link instanceKey} calls it. */
  instance: string | undefined;
  section: Section;
  drawer: DrawerKind | undefined;
  /** What a section keeps there. */
  get(name: string): string | undefined;
  /** Changes what a section keeps; without a way back, since nothing else is shown. */
  set(changes: Record<string, string | undefined>): void;
  /** Another section, with what it is to begin with. */
  show(section: Section, begin?: Record<string, string>): void;
  /** The query string that shows an instance in the same section. */
  hrefOf(instance: string): string;
  /** What the drawer is to begin with stands in the URL too. */
  openDrawer(
    instance: string,
    drawer: DrawerKind,
    begin?: { release?: number },
  ): void;
  closeDrawer(): void;
}

/** See {@link RuntimeView}. */
export function useRuntimeView(): RuntimeView {
  const [params, setParams] = useSearchParams();
  const change = useCallback(
    (changes: Record<string, string | undefined>, replace: boolean) =>
      setParams(
        current => {
          for (const [name, value] of Object.entries(changes)) {
            if (value === undefined) {
              current.delete(name);
            } else {
              current.set(name, value);
            }
          }
          return current;
        },
        { replace, preventScrollReset: true },
      ),
    [setParams],
  );
  return useMemo(() => {
    const get = (name: string) => params.get(name) ?? undefined;
    const instance = get('environment');
    const section = SECTIONS.find(name => name === get('show')) ?? 'pods';
    const shown = section === 'pods' ? undefined : { show: section };
    return {
      instance,
      section,
      drawer: DRAWERS.find(name => name === get('change')),
      get,
      set: changes => change(changes, true),
      show: (next, begin = {}) =>
        setParams({
          ...(instance !== undefined && { environment: instance }),
          show: next,
          ...begin,
        }),
      hrefOf: environment =>
        `?${new URLSearchParams({ environment, ...shown })}`,
      openDrawer: (environment, kind, { release } = {}) =>
        change(
          {
            environment,
            change: kind,
            release: release === undefined ? undefined : String(release),
          },
          false,
        ),
      closeDrawer: () =>
        change({ change: undefined, release: undefined }, true),
    };
  }, [params, change, setParams]);
}
