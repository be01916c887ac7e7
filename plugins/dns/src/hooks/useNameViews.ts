import { useApi } from '@backstage/frontend-plugin-api';
import { useQuery } from '@tanstack/react-query';
import { dnsApiRef } from '../api/dnsApiRef';
import { describeName, type NameView } from '../lib/describeName';

const POLL_MS = 2_000;

/**
 * What is known of names, asked again every two seconds while the page is
 * visible; undefined until the first answer.
 */
export function useNameViews(names: string[]): NameView[] | undefined {
  const api = useApi(dnsApiRef);
  const { data, error } = useQuery({
    queryKey: ['dns', 'names', names],
    queryFn: ({ signal }) => api.getNames(names, { signal }),
    enabled: names.length > 0,
    refetchInterval: POLL_MS,
    refetchIntervalInBackground: false,
    // The next poll comes sooner than a retry would.
    retry: false,
  });
  if (!data && !error) {
    return undefined;
  }
  return names.map(name =>
    describeName(
      name,
      data?.find(status => status.name === name),
      error?.message,
    ),
  );
}
