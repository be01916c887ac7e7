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
  if (request.headers['if-none-match']?.includes(etag)) {
    response.status(304).end();
    return;
  }
  response.type('application/json').send(body);
}
