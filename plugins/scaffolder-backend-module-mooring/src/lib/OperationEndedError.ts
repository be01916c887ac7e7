import { CustomErrorBase } from '@backstage/errors';

/** The operation ended, but not in what it was started for. */
export class OperationEndedError extends CustomErrorBase {
  override name = 'OperationEndedError' as const;
}
