import { CustomErrorBase } from '@backstage/errors';

/** A step cannot go on until something it depends on is back. */
export class HeldError extends CustomErrorBase {
  override name = 'HeldError' as const;
  /** `Cluster dev`, `DNS server local` */
  readonly holder: string;

  /**
   * @param holder - what is waited for: `Cluster dev`
   * @param reason - why, in a sentence a person can act on
   */
  constructor(holder: string, reason: string, cause?: unknown) {
    super(reason, cause);
    this.holder = holder;
  }
}
