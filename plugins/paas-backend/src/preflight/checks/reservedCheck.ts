import { say } from '@mooring/common';
import type { Reservations } from '../../reservations/types';
import { lookAt } from '../lookAt';
import type { Check } from '../types';

/** Whether somebody holds the instance as it is. */
export function reservedCheck(options: { reservations: Reservations }): Check {
  return lookAt('reserved', say('looked.reservations'), async ({ target }) => {
    const reserved = await options.reservations.of([target.instanceId]);
    return reserved.map(({ holder, until, reason }) => ({
      code: 'reserved',
      status: 'warning',
      message: say('reserved.until', {
        person: holder,
        time: until.toISOString(),
        reason,
      }),
    }));
  });
}
