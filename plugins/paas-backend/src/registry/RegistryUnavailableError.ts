import { CustomErrorBase } from '@backstage/errors';

/** A registry does not answer, or not as one can use. It may be tried again. */
export class RegistryUnavailableError extends CustomErrorBase {
  override name = 'RegistryUnavailableError' as const;
  /** The registry's host, as images name it. */
  readonly host: string;

  /**
   * @param problem - what the registry does, completing the sentence that its
   * name begins
   */
  constructor(host: string, problem: string) {
    super(`Registry ${host} ${problem}`);
    this.host = host;
  }
}
