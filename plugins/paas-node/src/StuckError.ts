import { CustomErrorBase } from '@backstage/errors';

/**
 * A step waits for something that does not come about: a rollout whose pods do
 * not get ready. It may still; a person decides whether to wait for that.
 */
export class StuckError extends CustomErrorBase {
  override name = 'StuckError' as const;
  /** Why, each in a sentence. */
  readonly problems: readonly string[];

  /** @param reason - in a sentence a person can act on */
  constructor(reason: string, problems: readonly string[]) {
    super(reason);
    this.problems = problems;
  }
}
