import { InputError } from '@backstage/errors';
import { z } from 'zod';

/** After which operation a page of those that have ended goes on. */
const positionSchema = z.strictObject({
  /** As exact as PostgreSQL keeps it, so that an index leads to the place. */
  at: z.iso.datetime({ precision: 6 }).refine(at => Date.parse(at) >= 0),
  // Whatever PostgreSQL takes for one; not all that make ids follow RFC 9562.
  id: z.guid(),
});

/** See {@link positionSchema}. */
export type DonePosition = z.infer<typeof positionSchema>;

/** A position as the opaque text that clients send back. */
export function encodeDoneCursor(position: DonePosition): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

/** @throws InputError if the text was not made by {@link encodeDoneCursor}. */
export function decodeDoneCursor(cursor: string): DonePosition {
  try {
    return positionSchema.parse(
      JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')),
    );
  } catch {
    throw new InputError(
      'Invalid query: cursor is not one that an earlier page gave; leave it out to start again',
    );
  }
}
