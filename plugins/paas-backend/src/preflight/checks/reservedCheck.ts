import type { Reservations } from '../../reservations/types';
import { lookAt } from '../lookAt';
import type { Check } from '../types';

/** Whether somebody holds the instance as it is. */
export function reservedCheck(options: { reservations: Reservations }): Check {
  return lookAt('reserved', 'Reservations', async ({ target }) => {
    const reserved = await options.reservations.of([target.instanceId]);
    return reserved.map(({ holder, until, reason }) => ({
      code: 'reserved',
      status: 'warning',
      message: `Reserved by ${holder} until ${until.toISOString()}: ${reason}; a change by anybody else waits until then, unless it is released`,
    }));
  });
}
