import { ResponseError } from '@backstage/errors';

/** The error that a client throws at a refusal. */
export function refusalOf(
  statusCode: number,
  message: string,
): Promise<ResponseError> {
  const error = { name: 'Error', message };
  return ResponseError.fromResponse(
    Response.json({ error, response: { statusCode } }, { status: statusCode }),
  );
}
