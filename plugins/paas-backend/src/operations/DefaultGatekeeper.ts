import { say } from '@mooring/common';
import type { Freezes } from '../policies/types';
import type { Reservations } from '../reservations/types';
import type { Gatekeeper, JournalOperation } from './types';

/** {@link Gatekeeper} by the freeze calendar and by reservations. */
export class DefaultGatekeeper implements Gatekeeper {
  constructor(
    private readonly options: { freezes: Freezes; reservations: Reservations },
  ) {}

  async obstacle(
    operation: Pick<
      JournalOperation,
      'initiator' | 'targets' | 'isEmergency' | 'overridesFreeze'
    >,
  ): ReturnType<Gatekeeper['obstacle']> {
    const { initiator, targets, isEmergency, overridesFreeze } = operation;
    if (isEmergency) {
      return undefined;
    }
    const { freezes, reservations } = this.options;
    const now = new Date();
    const [frozen] = overridesFreeze
      ? []
      : await freezes.covering(
          targets.map(({ environment }) => environment),
          now,
        );
    if (frozen) {
      return {
        holder: {
          kind: 'system',
          code: 'freeze',
          name: frozen.overrideGroup,
          reason: say('held.frozen', {
            names: frozen.environments.join(', '),
            reason: frozen.reason,
          }),
          since: now.toISOString(),
          until: new Date(frozen.until).toISOString(),
        },
        until: new Date(frozen.until),
      };
    }
    const reserved = await reservations.of(
      targets.map(({ instanceId }) => instanceId),
    );
    const foreign = reserved.find(({ holder }) => holder !== initiator);
    return (
      foreign && {
        holder: {
          kind: 'person',
          code: 'reserved',
          name: foreign.holder,
          reason: say('held.reserved', {
            instance: targets.find(it => it.instanceId === foreign.instanceId)!
              .instanceRef,
            reason: foreign.reason,
          }),
          since: now.toISOString(),
          until: foreign.until.toISOString(),
        },
        until: foreign.until,
      }
    );
  }
}
