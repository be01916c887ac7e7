import { InputError } from '@backstage/errors';
import type { z } from 'zod';
import { fromError } from 'zod-validation-error';

/**
 * Parses what came from outside.
 *
 * @param what - named in the message: `body`, `query`
 * @throws InputError (400) that names every field that is wrong and why; a bare
 * ZodError would answer 500.
 */
export function parseWith<TSchema extends z.ZodType>(
  schema: TSchema,
  value: unknown,
  what: string = 'body',
): z.infer<TSchema> {
  const result = safeParse(schema, value, what);
  if (!result.success) {
    throw new InputError(
      fromError(result.error, { prefix: `Invalid ${what}` }).message,
    );
  }
  return result.data;
}

function safeParse<TSchema extends z.ZodType>(
  schema: TSchema,
  value: unknown,
  what: string,
) {
  try {
    return schema.safeParse(value);
  } catch (error) {
    // Recursive schemas run out of stack on input that is nested without end.
    if (error instanceof RangeError) {
      throw new InputError(`Invalid ${what}: it is nested too deep`);
    }
    throw error;
  }
}
