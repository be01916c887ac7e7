import { useApi } from '@backstage/frontend-plugin-api';
import type { EnvironmentView } from '@mooring/backstage-plugin-paas-common';
import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { paasApiRef } from '../api/paasApiRef';
import { useLanguage } from './useLanguage';

/** The environments of the portal, and their titles in the chosen language. */
export function useEnvironments() {
  const paasApi = useApi(paasApiRef);
  const language = useLanguage();
  const query = useQuery({
    queryKey: ['paas', 'environments'],
    queryFn: () => paasApi.getEnvironments(),
    staleTime: 60_000,
  });
  const environments: EnvironmentView[] | undefined = query.data;
  /** The title; the bare name as long as the environments are not known. */
  const titleOf = useCallback(
    (name: string) => {
      const found = environments?.find(item => item.name === name);
      return found?.titles[language] ?? found?.title ?? name;
    },
    [environments, language],
  );
  return { environments, titleOf, error: query.error, retry: query.refetch };
}
