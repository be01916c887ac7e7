import type {
  Change,
  OperationDetail,
} from '@mooring/backstage-plugin-paas-common';
import { asSaid } from './asSaid';
import { followOperation } from './followOperation';
import type { ActionServices, OperatingContext } from './types';

/**
 * Starts the operation for the person and follows it to its end. A task that is
 * recovered goes on with the operation that it had started.
 *
 * @param key - tells this run of the step from others of the task
 */
export async function operate(
  { auth, config, paas }: ActionServices,
  ctx: OperatingContext,
  confirmed: {
    change: Change;
    planHash: string;
    note: string | undefined;
    key: string;
  },
): Promise<OperationDetail> {
  const { change, planHash, note, key } = confirmed;
  const operationId = await ctx.checkpoint({
    key: `operation.${key}`,
    fn: async () => {
      const client = paas.forCredentials(await ctx.getInitiatorCredentials());
      const operation = await asSaid(() =>
        client.accept({
          change,
          planHash,
          idempotencyKey: `scaffolder:${ctx.task.id}:${key}`,
          ...(note !== undefined && { note }),
        }),
      );
      return operation.id;
    },
  });
  const operationUrl = `/operations/${operationId}`;
  const link = `${config
    .getString('app.baseUrl')
    .replace(/\/$/, '')}${operationUrl}`;
  ctx.output('operationId', operationId);
  ctx.output('operationUrl', operationUrl);
  ctx.logger.info(`Operation started: ${link}`);

  return followOperation({
    // The person's token may expire during a long rollout; reading an
    // operation needs no more rights than anybody signed in has.
    read: async () =>
      paas
        .forCredentials(await auth.getOwnServiceCredentials())
        .getOperation(operationId),
    link,
    logger: ctx.logger,
    signal: ctx.signal,
  });
}
