import type {
  AuthService,
  RootConfigService,
} from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type { CreateChange } from '@mooring/backstage-plugin-paas-common';
import {
  shortHash,
  type PaasService,
} from '@mooring/backstage-plugin-paas-node';
import { examples } from './createServiceCreateAction.examples';
import { acceptChange } from '../lib/acceptChange';
import { followOperation } from '../lib/followOperation';
import { waitForEntity } from '../lib/waitForEntity';

/** What {@link createServiceCreateAction} needs. */
export interface ServiceCreateActionOptions {
  auth: AuthService;
  catalog: CatalogService;
  config: RootConfigService;
  paas: PaasService;
}

/**
 * The action `mooring:service:create`: starts the operation whose plan the
 * person saw, and follows it until the service is in the catalog.
 */
export function createServiceCreateAction(options: ServiceCreateActionOptions) {
  const { auth, catalog, config, paas } = options;

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

      const operationId = await ctx.checkpoint({
        key: `operation.${key}`,
        fn: async () =>
          acceptChange(
            paas.forCredentials(await ctx.getInitiatorCredentials()),
            {
              change,
              planHash,
              idempotencyKey: `scaffolder:${ctx.task.id}:${key}`,
            },
          ),
      });
      const operationUrl = `/operations/${operationId}`;
      const link = `${config
        .getString('app.baseUrl')
        .replace(/\/$/, '')}${operationUrl}`;
      ctx.output('operationId', operationId);
      ctx.output('operationUrl', operationUrl);
      ctx.logger.info(`Operation started: ${link}`);

      const operation = await followOperation({
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

      ctx.output('entityRef', operation.entityRef);
      await waitForEntity({
        entityRef: operation.entityRef,
        auth,
        catalog,
        logger: ctx.logger,
        signal: ctx.signal,
      });
    },
  });
}
