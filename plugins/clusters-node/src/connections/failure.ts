import { toError } from '@backstage/errors';
import { say } from '@mooring/common';
import { z } from 'zod';
import {
  ClusterConflictError,
  ClusterRefusedError,
  ClusterUnavailableError,
} from '../errors';
import type { ClusterResponse } from './types';

const statusSchema = z.object({
  message: z.string().optional(),
  details: z
    .object({
      causes: z
        .array(
          z.object({
            reason: z.string().optional(),
            message: z.string().optional(),
            field: z.string().optional(),
          }),
        )
        .optional(),
    })
    .optional(),
});

const WORDS: Record<string, string> = {
  ECONNREFUSED: 'nothing listens at its address',
  ECONNRESET: 'it cut the connection',
  EHOSTUNREACH: 'its address cannot be reached',
  ENETUNREACH: 'its address cannot be reached',
  ENOTFOUND: 'its host name does not resolve',
  EAI_AGAIN: 'its host name does not resolve',
  UND_ERR_SOCKET: 'it cut the connection',
  UND_ERR_CONNECT_TIMEOUT: 'no answer in time',
  UND_ERR_HEADERS_TIMEOUT: 'no answer in time',
  UND_ERR_BODY_TIMEOUT: 'its answer broke off',
};

/** The error for a call that brought no answer. */
export function unavailable(
  cluster: string,
  thrown: unknown,
): ClusterUnavailableError {
  if (thrown instanceof ClusterUnavailableError) {
    return thrown;
  }
  const error = toError(thrown);
  const { code } = error as { code?: unknown };
  let words = (typeof code === 'string' && WORDS[code]) || error.message;
  if (error.name === 'TimeoutError') {
    words = 'no answer in time';
  } else if (error.name === 'AbortError') {
    words = 'the call was stopped';
  }
  // Without a cause: it would be appended to the message, which people read.
  return new ClusterUnavailableError(
    cluster,
    say('cluster.away', { cluster, message: words }),
  );
}

/** The error for an answer that is none of the good ones. */
export function failureOf(
  cluster: string,
  { status, body, retryAfterMs }: ClusterResponse,
): Error {
  const parsed = statusSchema.safeParse(body);
  const said = (parsed.data?.message ?? `HTTP status ${status}`).trim();
  if (status === 401) {
    return new ClusterUnavailableError(
      cluster,
      say('cluster.credentials', { cluster }),
    );
  }
  if (status === 429) {
    return new ClusterUnavailableError(
      cluster,
      retryAfterMs === undefined
        ? say('cluster.overloaded', { cluster })
        : say('cluster.overloadedFor', {
            cluster,
            seconds: Math.ceil(retryAfterMs / 1000),
          }),
    );
  }
  if (status >= 500) {
    return new ClusterUnavailableError(
      cluster,
      say('cluster.fault', { cluster, message: said }),
    );
  }
  const causes = parsed.data?.details?.causes ?? [];
  // Another object of the same name since the read: the server calls that an invalid uid.
  const otherUid = causes.some(cause => cause.field === 'metadata.uid');
  if (status === 409 || (status === 422 && otherUid)) {
    return new ClusterConflictError(
      cluster,
      said,
      causes
        .filter(cause => cause.reason === 'FieldManagerConflict')
        .map(cause => ({
          manager:
            /^conflict with "([^"]+)"/.exec(cause.message ?? '')?.[1] ?? '',
          field: cause.field ?? '',
        })),
    );
  }
  return new ClusterRefusedError(cluster, status, said);
}
