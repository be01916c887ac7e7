import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import {
  parseServicesView,
  writeServicesView,
  type ServicesView,
} from '../lib/overview/servicesView';

/** What the list of services shows, kept in the URL so that it can be pasted into a chat. */
export function useServicesView() {
  const [params, setParams] = useSearchParams();
  const view = useMemo(() => parseServicesView(params), [params]);
  const change = useCallback(
    (changed: Partial<ServicesView>) =>
      setParams(
        current =>
          writeServicesView({ ...parseServicesView(current), ...changed }),
        { replace: true },
      ),
    [setParams],
  );
  return { view, change };
}
