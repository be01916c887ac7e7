import {
  historyQuerySchema,
  type HistoryQuery,
} from '@mooring/backstage-plugin-paas-common';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';

/** Which moment and project the page shows, kept in the URL so that it can be pasted into a chat. */
export function useHistoryView() {
  const [params, setParams] = useSearchParams();
  const { at: atSchema, projectRef: projectSchema } = historyQuerySchema.shape;
  // What cannot be asked for is left out.
  const at = atSchema.safeParse(params.get('at')).data;
  const projectRef = projectSchema.safeParse(params.get('project')).data;
  const query = useMemo(() => {
    const parsed = historyQuerySchema.safeParse({ at, projectRef });
    return parsed.success ? parsed.data : undefined;
  }, [at, projectRef]);
  const change = (changed: Pick<Partial<HistoryQuery>, 'at' | 'projectRef'>) =>
    setParams(
      Object.entries({ at, projectRef, ...changed }).flatMap(([key, value]) =>
        value === undefined
          ? []
          : [[key === 'projectRef' ? 'project' : key, value]],
      ) as [string, string][],
      { replace: true },
    );
  return { at, projectRef, query, change };
}
