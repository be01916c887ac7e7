import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { statusOf } from '../components/ErrorNote';

const MAX_RETRIES = 2;

/** One cache for all of Mooring, so that plugins share what they have read. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // The portal may run where the browser believes itself offline; only a
      // request that fails says that the backend is out of reach.
      networkMode: 'always',
      retry: (failures, error) => failures < MAX_RETRIES && !isRefusal(error),
    },
    mutations: { networkMode: 'always', retry: false },
  },
});

/** Props of {@link QueryProvider}. */
export interface QueryProviderProps {
  children: ReactNode;
}

/** Makes TanStack Query usable below it. */
export function QueryProvider(props: QueryProviderProps) {
  return (
    <QueryClientProvider client={queryClient}>
      {props.children}
    </QueryClientProvider>
  );
}

/** A 4xx stays the same however often it is asked for. */
function isRefusal(error: unknown): boolean {
  const status = statusOf(error) ?? 0;
  return status >= 400 && status < 500;
}
