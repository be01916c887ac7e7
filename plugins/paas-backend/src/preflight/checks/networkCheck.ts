import { say } from '@mooring/common';
import type { Network } from '@mooring/backstage-plugin-paas-common';
import type { Check } from '../types';
import { wayBack } from '../wayBack';

/** Whether a way back lets in whom the newest release keeps out. */
export const networkCheck: Check = async context => {
  const ends = wayBack(context);
  const gained = ends && gainedBy(ends.before.network, ends.after.network);
  return gained === undefined
    ? []
    : [
        {
          code: 'network',
          status: 'warning',
          message: say('network.more', { why: gained }),
        },
      ];
};

function gainedBy(before: Network, after: Network): string | undefined {
  if (before.access === 'open') {
    return undefined;
  }
  if (after.access === 'open') {
    return say('network.everybody');
  }
  const gained = after.projects.filter(name => !before.projects.includes(name));
  return gained.length === 0 ? undefined : gained.join(', ');
}
