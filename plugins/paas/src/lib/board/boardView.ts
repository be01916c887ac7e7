import {
  boardQuerySchema,
  type BoardQuery,
} from '@mooring/backstage-plugin-paas-common';

const KEYS = Object.keys(boardQuerySchema.shape) as (keyof BoardQuery)[];

/** The query in an address; what cannot be asked for is left out. */
export function parseBoardView(params: URLSearchParams): BoardQuery {
  const query: Record<string, string> = {};
  for (const key of KEYS) {
    const value = params.get(key);
    if (value && boardQuerySchema.shape[key].safeParse(value).success) {
      query[key] = value;
    }
  }
  return query as BoardQuery;
}

/** The address of a query. */
export function writeBoardView(query: BoardQuery): URLSearchParams {
  return new URLSearchParams(
    KEYS.flatMap(key => {
      const value = query[key];
      return value === undefined || value === '' ? [] : [[key, value]];
    }),
  );
}
