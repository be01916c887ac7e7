import {
  auditQuerySchema,
  type AuditQuery,
} from '@mooring/backstage-plugin-paas-common';

const KEYS = Object.keys(auditQuerySchema.shape) as (keyof AuditQuery)[];

/** The query in an address; what cannot be asked for is left out. */
export function parseAuditView(params: URLSearchParams): AuditQuery {
  const query: Record<string, string> = {};
  for (const key of KEYS) {
    const value = params.get(key);
    const field = auditQuerySchema.shape[key];
    if (value && field.safeParse(value).success) {
      query[key] = value;
    }
  }
  return query as AuditQuery;
}

/** The address of a query. */
export function writeAuditView(query: AuditQuery): URLSearchParams {
  return new URLSearchParams(
    KEYS.flatMap(key => {
      const value = query[key];
      return value === undefined || value === '' ? [] : [[key, value]];
    }),
  );
}
