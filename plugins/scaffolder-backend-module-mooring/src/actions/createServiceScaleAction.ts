import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { makeChange } from '../lib/makeChange';
import { operationOutput, placeInput } from '../lib/schema';
import type { ActionServices } from '../lib/types';
import { examples } from './createServiceScaleAction.examples';

/** The action `mooring:service:scale`: another number of replicas. */
export function createServiceScaleAction(services: ActionServices) {
  return createTemplateAction({
    id: 'mooring:service:scale',
    description:
      'Changes the number of replicas of a service in one environment and waits until they run',
    examples,
    schema: {
      input: {
        ...placeInput,
        replicas: z => z.number().int().min(1).describe('How many replicas'),
      },
      output: operationOutput,
    },
    async handler(ctx) {
      const { environment, replicas } = ctx.input;
      await makeChange(services, ctx, ctx.input, serviceId => ({
        kind: 'scale',
        ...{ serviceId, environment, replicas },
      }));
    },
  });
}
