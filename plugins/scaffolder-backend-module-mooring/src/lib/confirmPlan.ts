import { ConflictError } from '@backstage/errors';
import type { Change } from '@mooring/backstage-plugin-paas-common';
import { asSaid } from './asSaid';
import { describePlan } from './describePlan';
import type { ActionServices, OperatingContext } from './types';

/**
 * Has the plan of a change made, says what it means and gives its hash;
 * undefined if nothing would change. Remembered by the task: after a crash the
 * world may already be as the plan wanted it.
 *
 * @throws ConflictError where something stands in the way
 */
export async function confirmPlan(
  { paas }: ActionServices,
  ctx: OperatingContext,
  { change, key }: { change: Change; key: string },
): Promise<string | undefined> {
  const hash = await ctx.checkpoint({
    key: `plan.${key}`,
    fn: async () => {
      const client = paas.forCredentials(await ctx.getInitiatorCredentials());
      const plan = await asSaid(() => client.preview(change));
      describePlan(plan).forEach(line => ctx.logger.info(line));
      const problem = plan.preflight.find(({ status }) => status === 'problem');
      if (problem) {
        throw new ConflictError(problem.message);
      }
      return plan.steps.length > 0 ? plan.hash : '';
    },
  });
  return hash === '' ? undefined : hash;
}
