import { useEnvironments } from '@mooring/react';
import { useMemo } from 'react';
import type { OverviewState } from '../lib/overview/mergeOverview';

/**
 * Where the services run: environments in their order, after them those that
 * only services still name, and whether anything runs outside of all. The
 * same array as long as they are the same.
 */
export function usePlaces(rows: OverviewState['rows']) {
  const { environments } = useEnvironments();
  const named = useMemo(
    () =>
      new Set(
        [...rows.values()].flatMap(({ instances }) =>
          instances.map(({ environment }) => environment),
        ),
      ),
    [rows],
  );
  const names = new Set(environments?.map(({ name }) => name));
  for (const name of named) {
    if (name !== undefined) {
      names.add(name);
    }
  }
  const key = [...names].join('\n');
  const places = useMemo(() => key.split('\n').filter(Boolean), [key]);
  return { places, hasOtherPlaces: named.has(undefined) };
}
