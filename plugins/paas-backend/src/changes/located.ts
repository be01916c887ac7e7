import { toError } from '@backstage/errors';

/** The same error, saying which of several it is about. */
export function located(thrown: unknown, where: string): Error {
  const error = toError(thrown);
  error.message = `${where}: ${error.message}`;
  return error;
}
