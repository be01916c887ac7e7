import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { makeChange } from '../lib/makeChange';
import { operationOutput, placeInput } from '../lib/schema';
import type { ActionServices } from '../lib/types';
import { examples } from './createServiceRestartAction.examples';

/** The action `mooring:service:restart`: another set of pods. */
export function createServiceRestartAction(services: ActionServices) {
  return createTemplateAction({
    id: 'mooring:service:restart',
    description:
      'Replaces the pods of a service in one environment one after the other and waits until they run',
    examples,
    schema: { input: placeInput, output: operationOutput },
    async handler(ctx) {
      const { environment } = ctx.input;
      await makeChange(services, ctx, ctx.input, serviceId => ({
        kind: 'restart',
        ...{ serviceId, environment },
      }));
    },
  });
}
