import { ConflictError, NotAllowedError } from '@backstage/errors';
import { say } from '@mooring/common';
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
    const freeze = {
      names: environments.join(', '),
      time: until,
      reason,
      group: overrideGroup,
    };
    if (override === undefined) {
      throw new ConflictError(
        `environment: ${say('frozen.overridable', freeze)}`,
      );
    }
    if (!mayOverride(overrideGroup)) {
      throw new NotAllowedError(
        `freezeOverride: ${say('frozen.refused', freeze)}`,
      );
    }
  }
}
