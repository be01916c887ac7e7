import { say } from '@mooring/common';
import type { Freezes } from '../../policies/types';
import { lookAt } from '../lookAt';
import type { Check } from '../types';

/** Whether the environment is not to be changed now. */
export function freezeCheck(options: { freezes: Freezes }): Check {
  return lookAt('freeze', say('looked.freezes'), async ({ target }) => {
    const { environment } = target;
    const freezes = await options.freezes.covering([environment], new Date());
    return freezes.map(({ until, reason, overrideGroup }) => ({
      code: 'freeze',
      status: 'warning',
      message: say('freeze.until', {
        environment,
        time: new Date(until).toISOString(),
        reason,
        group: overrideGroup,
      }),
      overrideGroup,
    }));
  });
}
