import { CustomErrorBase } from '@backstage/errors';

/** Another worker has taken the operation over; this one must write nothing more. */
export class FencedError extends CustomErrorBase {
  override name = 'FencedError' as const;

  constructor(operationId: string) {
    super(`Operation ${operationId} was taken over by another worker`);
  }
}
