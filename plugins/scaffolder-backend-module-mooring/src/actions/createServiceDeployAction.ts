import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type { DeployChange } from '@mooring/backstage-plugin-paas-common';
import { makeChange } from '../lib/makeChange';
import { operationOutput, placeInput } from '../lib/schema';
import type { ActionServices } from '../lib/types';
import { examples } from './createServiceDeployAction.examples';

/** The action `mooring:service:deploy`: another version, configuration or size. */
export function createServiceDeployAction(services: ActionServices) {
  return createTemplateAction({
    id: 'mooring:service:deploy',
    description:
      'Deploys another version, configuration or size of a service to one environment and waits until it runs',
    examples,
    schema: {
      input: {
        ...placeInput,
        image: z =>
          z
            .string()
            .optional()
            .describe('A tag, repository:tag, or either with @sha256:…'),
        config: z =>
          z
            .record(z.string())
            .optional()
            .describe(
              'All plain environment variables, not only those that change',
            ),
        secrets: z =>
          z
            .object({
              set: z.record(z.string()).optional(),
              remove: z.array(z.string()).optional(),
            })
            .optional()
            .describe(
              'Secret environment variables to set and to remove; take values from ${{ secrets }}',
            ),
        size: z =>
          z.string().optional().describe("One of the blueprint's sizes"),
        values: z =>
          z
            .record(z.unknown())
            .optional()
            .describe('What the blueprint asks for, all of it'),
      },
      output: operationOutput,
    },
    async handler(ctx) {
      const { environment, image, config, secrets, size, values } = ctx.input;
      await makeChange(
        services,
        ctx,
        ctx.input,
        (serviceId): DeployChange => ({
          kind: 'deploy',
          ...{ serviceId, environment },
          ...(image !== undefined && { image }),
          ...(config && { config }),
          ...(secrets && {
            secrets: { set: secrets.set ?? {}, remove: secrets.remove ?? [] },
          }),
          ...(size !== undefined && { size }),
          ...(values && { values: values as DeployChange['values'] }),
        }),
      );
    },
  });
}
