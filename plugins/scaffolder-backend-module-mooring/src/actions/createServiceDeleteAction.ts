import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { makeChange } from '../lib/makeChange';
import { operationOutput, serviceInput } from '../lib/schema';
import type { ActionServices } from '../lib/types';
import { examples } from './createServiceDeleteAction.examples';

/** The action `mooring:service:delete`: the end of a service in some environments. */
export function createServiceDeleteAction(services: ActionServices) {
  return createTemplateAction({
    id: 'mooring:service:delete',
    description:
      'Deletes a service in one or several environments and waits until it is gone; its releases are kept',
    examples,
    schema: {
      input: {
        ...serviceInput,
        environments: z =>
          z.array(z.string()).min(1).describe('Names of the environments'),
      },
      output: operationOutput,
    },
    async handler(ctx) {
      const { environments } = ctx.input;
      await makeChange(services, ctx, ctx.input, serviceId => ({
        kind: 'delete',
        ...{ serviceId, environments },
      }));
    },
  });
}
