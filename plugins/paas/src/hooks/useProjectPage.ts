import { useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';

/** What a drawer of the page of a project can be opened for. */
export const PROJECT_DRAWERS = [
  'deploy',
  'restart',
  'stop',
  'start',
  'delete',
  'rollback',
  'move',
  'dependencies',
] as const;

/** See {@link PROJECT_DRAWERS}. */
export type ProjectDrawerKind = (typeof PROJECT_DRAWERS)[number];

/** What the page of a project shows, kept in the URL so that it can be pasted into a chat. */
export interface ProjectPage {
  /** `web/dev`: the instances that are ticked. */
  selected: ReadonlySet<string>;
  select(keys: Iterable<string>): void;
  drawer: ProjectDrawerKind | undefined;
  openDrawer(drawer: ProjectDrawerKind): void;
  closeDrawer(): void;
}

/** See {@link ProjectPage}. */
export function useProjectPage(): ProjectPage {
  const [params, setParams] = useSearchParams();
  return useMemo(
    () => ({
      selected: new Set(params.getAll('selected')),
      select: keys =>
        setParams(
          current => {
            current.delete('selected');
            [...keys].sort().forEach(key => current.append('selected', key));
            return current;
          },
          { replace: true, preventScrollReset: true },
        ),
      drawer: PROJECT_DRAWERS.find(name => name === params.get('change')),
      openDrawer: drawer =>
        setParams(
          current => {
            current.set('change', drawer);
            return current;
          },
          { preventScrollReset: true },
        ),
      closeDrawer: () =>
        setParams(
          current => {
            current.delete('change');
            return current;
          },
          { replace: true, preventScrollReset: true },
        ),
    }),
    [params, setParams],
  );
}
