import type { z as zod } from 'zod/v3';

type Zod = typeof zod;

/** Which service, and how its plan is confirmed. */
export const serviceInput = {
  entityRef: (z: Zod) =>
    z
      .string()
      .optional()
      .describe(
        'Entity ref of the service, e.g. component:default/shop-web; or give serviceId',
      ),
  serviceId: (z: Zod) => z.string().optional().describe('Id of the service'),
  note: (z: Zod) =>
    z.string().optional().describe('Why, for whoever reads its history'),
  planHash: (z: Zod) =>
    z
      .string()
      .optional()
      .describe(
        'Hash of a plan that a person has reviewed; left out, the plan is made and confirmed at once',
      ),
};

/** {@link serviceInput} in one environment. */
export const placeInput = {
  ...serviceInput,
  environment: (z: Zod) => z.string().describe('Name of the environment'),
};

/** What can be linked to. */
export const operationOutput = {
  operationId: (z: Zod) =>
    z
      .string()
      .optional()
      .describe('Id of the operation; none where nothing would change'),
  operationUrl: (z: Zod) =>
    z
      .string()
      .optional()
      .describe("Path of the operation's page in the portal"),
};
