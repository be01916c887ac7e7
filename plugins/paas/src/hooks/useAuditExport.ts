import { useApi } from '@backstage/frontend-plugin-api';
import type { AuditQuery } from '@mooring/backstage-plugin-paas-common';
import { paasApiRef, saveText } from '@mooring/react';
import { useMutation } from '@tanstack/react-query';

/** Gives the browser the rows of a query as a file. */
export function useAuditExport() {
  const paasApi = useApi(paasApiRef);
  return useMutation({
    mutationFn: async (query: AuditQuery) =>
      saveText(
        `audit-${new Date().toISOString().slice(0, 10)}.csv`,
        await paasApi.exportAudit(query),
        'text/csv',
      ),
  });
}
