import { ResponseError, toError } from '@backstage/errors';

/** What went wrong, as far as a person can act on it. */
export type ErrorKind =
  | 'other'
  | 'unreachable'
  | 'forbidden'
  | 'notFound'
  | 'conflict'
  | 'unavailable';

const KINDS: Record<number, ErrorKind> = {
  403: 'forbidden',
  404: 'notFound',
  409: 'conflict',
  502: 'unavailable',
  503: 'unavailable',
  504: 'unavailable',
};

/**
 * The HTTP status that an error carries, if it came from a backend. While the portal
 * starts, nobody answers for plugins that are still to come: their 404 has no error
 * of a plugin in it, and is a 503.
 */
export function statusOf(error: unknown): number | undefined {
  if (!(error instanceof ResponseError)) {
    return undefined;
  }
  const { statusCode, body } = error;
  return statusCode === 404 && body.error.name !== 'NotFoundError'
    ? 503
    : statusCode;
}

/** Kind and message of an error, the backend's own words where there are any. */
export function describeError(error: unknown): {
  kind: ErrorKind;
  message: string;
} {
  if (error instanceof ResponseError) {
    return {
      kind: KINDS[statusOf(error)!] ?? 'other',
      message: error.body.error?.message ?? error.message,
    };
  }
  // Browsers report a request that reached nobody as a TypeError.
  const kind = error instanceof TypeError ? 'unreachable' : 'other';
  return { kind, message: toError(error).message };
}
