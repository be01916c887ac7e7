import { ConflictError, NotAllowedError } from '@backstage/errors';
import type { Freeze } from '@mooring/backstage-plugin-paas-common';

/**
 * Refuses what would be changed in a freeze.
 *
 * @throws ConflictError that says until when; NotAllowedError if somebody wants to
 * override it who may not
 */
export function assertNotFrozen(
  freezes: readonly Freeze[],
  override: string | undefined,
  mayOverride: (group: string) => boolean,
): void {
  for (const { environments, until, reason, overrideGroup } of freezes) {
    const frozen = `${environments.join(
      ', ',
    )} is frozen until ${until}: ${reason}`;
    if (override === undefined) {
      throw new ConflictError(
        `environment: ${frozen}. Members of ${overrideGroup} may override that with a reason (freezeOverride)`,
      );
    }
    if (!mayOverride(overrideGroup)) {
      throw new NotAllowedError(
        `freezeOverride: ${frozen}. Only members of ${overrideGroup} may override that`,
      );
    }
  }
}
