import type { CatalogService } from '@backstage/plugin-catalog-node';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type { CreateChange } from '@mooring/backstage-plugin-paas-common';
import { shortHash } from '@mooring/backstage-plugin-paas-node';
import { operate } from '../lib/operate';
import type { ActionServices } from '../lib/types';
import { waitForEntity } from '../lib/waitForEntity';
import { examples } from './createServiceCreateAction.examples';

/** What {@link createServiceCreateAction} needs. */
export interface ServiceCreateActionOptions extends ActionServices {
  catalog: CatalogService;
}

/**
 * The action `mooring:service:create`: starts the operation whose plan the
 * person saw, and follows it until the service is in the catalog.
 */
export function createServiceCreateAction(options: ServiceCreateActionOptions) {
  return createTemplateAction({
    id: 'mooring:service:create',
    description:
      'Creates a service in one or several environments of a project and waits until it runs and is in the catalog',
    examples,
    schema: {
      input: {
        projectRef: z =>
          z
            .string()
            .describe('Entity ref of the project, e.g. system:default/shop'),
        service: z => z.string().describe('Name of the service in its project'),
        blueprint: z => z.string().describe('Name of the blueprint'),
        environments: z =>
          z.array(z.string()).min(1).describe('Names of the environments'),
        values: z =>
          z.record(z.unknown()).describe('What the blueprint asks for'),
        planHash: z =>
          z.string().describe('Hash of the plan that the person has reviewed'),
      },
      output: {
        entityRef: z => z.string().describe('Entity ref of the service'),
        operationId: z => z.string().describe('Id of the operation'),
        operationUrl: z =>
          z.string().describe("Path of the operation's page in the portal"),
      },
    },
    async handler(ctx) {
      const { planHash, ...input } = ctx.input;
      const change = { kind: 'create', ...input } as CreateChange;
      // A step with `each` runs several times under one step id.
      const key = shortHash([ctx.step?.id, change.projectRef, change.service]);
      const note = undefined;
      const confirmed = { change, planHash, note, key };
      const { entityRef } = await operate(options, ctx, confirmed);
      if (entityRef === undefined) {
        throw new Error('The operation that was started creates no service');
      }
      ctx.output('entityRef', entityRef);
      await waitForEntity({
        ...{ entityRef, auth: options.auth, catalog: options.catalog },
        ...{ logger: ctx.logger, signal: ctx.signal },
      });
    },
  });
}
