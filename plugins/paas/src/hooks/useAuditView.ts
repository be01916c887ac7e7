import type { AuditQuery } from '@mooring/backstage-plugin-paas-common';
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { parseAuditView, writeAuditView } from '../lib/auditView';

/** Which rows the audit page shows, kept in the URL so that it can be pasted into a chat. */
export function useAuditView() {
  const [params, setParams] = useSearchParams();
  const query = useMemo(() => parseAuditView(params), [params]);
  const change = useCallback(
    (changed: AuditQuery) =>
      setParams(
        current => writeAuditView({ ...parseAuditView(current), ...changed }),
        { replace: true },
      ),
    [setParams],
  );
  const clear = useCallback(() => setParams({}), [setParams]);
  return { query, change, clear };
}
