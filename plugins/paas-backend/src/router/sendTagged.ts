import type { Request, Response } from 'express';
import type { TaggedBody } from '../panel/types';

/** Sends JSON that is made already, or says that the caller has it. */
export function sendTagged(
  request: Request,
  response: Response,
  { etag, body }: TaggedBody,
): void {
  response.set({
    etag,
    // Kept by the browser, asked for again each time.
    'cache-control': 'private, no-cache',
    vary: 'authorization',
  });
  if (isKnown(request, etag)) {
    response.status(304).end();
    return;
  }
  response.type('application/json').send(body);
}

/** Whether the caller says that it has the answer with this mark. */
export function isKnown(request: Request, etag: string): boolean {
  return request.headers['if-none-match']?.includes(etag) ?? false;
}
