import { useApi } from '@backstage/frontend-plugin-api';
import { paasApiRef, saveText } from '@mooring/react';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import {
  toStatisticsQuery,
  type StatisticsView,
} from '../lib/board/statisticsView';

/** How changes were delivered, and for whom they waited. */
export function useStatistics(view: StatisticsView) {
  const paasApi = useApi(paasApiRef);
  return useQuery({
    queryKey: ['paas', 'statistics', view],
    queryFn: () => paasApi.getStatistics(toStatisticsQuery(view, new Date())),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
}

/** Gives the browser the same as a file. */
export function useStatisticsExport() {
  const paasApi = useApi(paasApiRef);
  return useMutation({
    mutationFn: async (view: StatisticsView) =>
      saveText(
        `statistics-${view.groupBy}-${new Date()
          .toISOString()
          .slice(0, 10)}.csv`,
        await paasApi.exportStatistics(toStatisticsQuery(view, new Date())),
        'text/csv',
      ),
  });
}
