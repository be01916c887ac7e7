import type { BoardQuery } from '@mooring/backstage-plugin-paas-common';
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { parseBoardView, writeBoardView } from '../lib/board/boardView';

/** Which operations the board shows, kept in the URL so that it can be pasted into a chat. */
export function useBoardView() {
  const [params, setParams] = useSearchParams();
  const address = params.toString();
  const query = useMemo(
    () => parseBoardView(new URLSearchParams(address)),
    [address],
  );
  const change = useCallback(
    (changed: BoardQuery) =>
      setParams(
        current => writeBoardView({ ...parseBoardView(current), ...changed }),
        { replace: true },
      ),
    [setParams],
  );
  const show = useCallback(
    (search: string) => setParams(search, { replace: true }),
    [setParams],
  );
  return { query, address, change, show };
}
