import type { ReleaseStore } from '../../releases/types';
import { lookAt } from '../lookAt';
import type { Check } from '../types';

/** Which operations would be stopped first. */
export function operationCheck(options: {
  releases: Pick<ReleaseStore, 'unfinished'>;
}): Check {
  return lookAt('operation', 'Operations', async ({ planned, target }) => {
    if (planned.supersedes.length === 0) {
      return [];
    }
    const unfinished = await options.releases.unfinished(target.instanceId);
    return unfinished
      .filter(({ id }) => planned.supersedes.includes(id))
      .map(({ id, kind, state }) => ({
        code: 'operation',
        status: 'warning',
        message: `The ${kind} that is ${state} (${id}) is stopped first; what it has done so far is replaced`,
      }));
  });
}
