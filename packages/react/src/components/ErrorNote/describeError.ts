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

/** The HTTP status that an error carries, if it came from a backend. */
export function statusOf(error: unknown): number | undefined {
  return error instanceof ResponseError ? error.statusCode : undefined;
}

/** Kind and message of an error, the backend's own words where there are any. */
export function describeError(error: unknown): {
  kind: ErrorKind;
  message: string;
} {
  if (error instanceof ResponseError) {
    return {
      kind: KINDS[error.statusCode] ?? 'other',
      message: error.body.error?.message ?? error.message,
    };
  }
  // Browsers report a request that reached nobody as a TypeError.
  const kind = error instanceof TypeError ? 'unreachable' : 'other';
  return { kind, message: toError(error).message };
}
