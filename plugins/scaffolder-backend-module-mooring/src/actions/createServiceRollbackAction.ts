import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  restorablePartSchema,
  type RestorablePart,
} from '@mooring/backstage-plugin-paas-common';
import { makeChange } from '../lib/makeChange';
import { operationOutput, placeInput } from '../lib/schema';
import type { ActionServices } from '../lib/types';
import { examples } from './createServiceRollbackAction.examples';

const PARTS = restorablePartSchema.options as [
  RestorablePart,
  ...RestorablePart[],
];

/** The action `mooring:service:rollback`: back to an earlier release. */
export function createServiceRollbackAction(services: ActionServices) {
  return createTemplateAction({
    id: 'mooring:service:rollback',
    description:
      'Returns a service in one environment to an earlier release and waits until it runs',
    examples,
    schema: {
      input: {
        ...placeInput,
        release: z =>
          z.number().int().min(1).describe('Number of the earlier release'),
        restore: z =>
          z
            .array(z.enum(PARTS))
            .min(1)
            .optional()
            .describe('What of it; left out: version, configuration and names'),
      },
      output: operationOutput,
    },
    async handler(ctx) {
      const { environment, release, restore } = ctx.input;
      await makeChange(services, ctx, ctx.input, serviceId => ({
        kind: 'rollback',
        ...{ serviceId, environment, release },
        ...(restore && { restore }),
      }));
    },
  });
}
