import type { Change } from '@mooring/backstage-plugin-paas-common';
import { shortHash } from '@mooring/backstage-plugin-paas-node';
import { confirmPlan } from './confirmPlan';
import { findServiceId } from './findServiceId';
import { operate } from './operate';
import type { ActionServices, OperatingContext } from './types';

/** What the actions on services that exist take besides what they change. */
export interface MakeChangeInput {
  entityRef?: string | undefined;
  serviceId?: string | undefined;
  note?: string | undefined;
  planHash?: string | undefined;
}

/**
 * Makes a change of a service that exists: has it planned, unless a person has
 * reviewed a plan, starts the operation and follows it.
 */
export async function makeChange(
  services: ActionServices,
  ctx: OperatingContext,
  input: MakeChangeInput,
  toChange: (serviceId: string) => Change,
): Promise<void> {
  const { entityRef, serviceId, note } = input;
  // Remembered, since a service that is deleted is not found again.
  const id = await ctx.checkpoint({
    key: `service.${shortHash([ctx.step?.id, entityRef, serviceId])}`,
    fn: async () =>
      findServiceId(
        services.paas.forCredentials(await ctx.getInitiatorCredentials()),
        { entityRef, serviceId },
      ),
  });
  const change = toChange(id);
  const key = shortHash([ctx.step?.id, withoutSecrets(change)]);
  const planHash =
    input.planHash ?? (await confirmPlan(services, ctx, { change, key }));
  if (planHash === undefined) {
    ctx.logger.info('Nothing would change: it is so already');
    return;
  }
  await operate(services, ctx, { change, planHash, note, key });
}

/** Keys are stored, and what they are made of could be guessed. */
function withoutSecrets(change: Change): unknown {
  return change.kind === 'deploy'
    ? { ...change, secrets: Object.keys(change.secrets?.set ?? {}) }
    : change;
}
