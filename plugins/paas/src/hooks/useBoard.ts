import { useApi } from '@backstage/frontend-plugin-api';
import type { Board, BoardQuery } from '@mooring/backstage-plugin-paas-common';
import { paasApiRef } from '@mooring/react';
import {
  keepPreviousData,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { withNewest, withOlder } from '../lib/board/mergeDone';

/** How often a visible board asks, in milliseconds; what has not changed costs next to nothing. */
const INTERVAL = 1500;

/** The board for a query, kept up to date while it is visible. */
export function useBoard(query: BoardQuery) {
  const paasApi = useApi(paasApiRef);
  const queryClient = useQueryClient();
  const queryKey = ['paas', 'board', query];
  const board = useQuery({
    queryKey,
    queryFn: async () => {
      const read = await paasApi.getBoard({ ...query, since: startOfDay() });
      const before = queryClient.getQueryData<Board>(queryKey);
      return {
        ...read,
        done: {
          ...read.done,
          ...withNewest(before && doneOf(before), read.done),
        },
      };
    },
    refetchInterval: INTERVAL,
    placeholderData: keepPreviousData,
  });
  const older = useMutation({
    mutationFn: (cursor: string) => paasApi.getBoardDone({ ...query, cursor }),
    onSuccess: (page, cursor) =>
      queryClient.setQueryData<Board>(queryKey, current =>
        // Read anew meanwhile and no longer touching: it would leave a gap.
        current?.done.nextCursor === cursor
          ? {
              ...current,
              done: { ...current.done, ...withOlder(doneOf(current), page) },
            }
          : current,
      ),
  });
  return { board, older };
}

function doneOf({ done: { items, nextCursor } }: Board) {
  return { items, nextCursor };
}

/** Of the reader's day, which need not be that of the server. */
function startOfDay(): string {
  const now = new Date();
  now.setHours(0, 0, 0, 0);
  return now.toISOString();
}
