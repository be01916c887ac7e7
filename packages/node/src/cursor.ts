import { InputError } from '@backstage/errors';
import { z } from 'zod';

const keysetSchema = z.strictObject({
  /** Milliseconds since 1970. */
  at: z.number().int().min(0).max(253_402_300_799_999),
  id: z.uuid(),
});

/** The position after the last row of a page that is ordered by time, then id. */
export type Keyset = z.infer<typeof keysetSchema>;

/** A keyset as the opaque text that clients send back. */
export function encodeCursor(keyset: Keyset): string {
  return Buffer.from(JSON.stringify(keyset)).toString('base64url');
}

/** @throws InputError if the text was not made by {@link encodeCursor}. */
export function decodeCursor(cursor: string): Keyset {
  try {
    return keysetSchema.parse(
      JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')),
    );
  } catch {
    throw new InputError(
      'Invalid query: cursor is not one that an earlier page gave; leave it out to start again',
    );
  }
}
