import {
  createConditionExports,
  createPermissionRule,
} from '@backstage/plugin-permission-node';
import { z } from 'zod';
import { instanceResourceRef } from './instanceResourceRef';

const isOwner = createPermissionRule({
  name: 'IS_OWNER',
  description: 'Allow for members of the group that owns the project',
  resourceRef: instanceResourceRef,
  paramsSchema: z.object({
    claims: z
      .array(z.string())
      .describe('Entity refs that the person claims ownership by'),
  }),
  apply: (instance, { claims }) =>
    instance.ownerRef !== undefined && claims.includes(instance.ownerRef),
  toQuery: ({ claims }) => ({ ownerRefs: claims }),
});

const inEnvironment = createPermissionRule({
  name: 'IN_ENVIRONMENT',
  description: 'Allow in some environments',
  resourceRef: instanceResourceRef,
  paramsSchema: z.object({
    environments: z.array(z.string()).describe('Names of environments'),
  }),
  apply: (instance, { environments }) =>
    environments.includes(instance.environment),
  toQuery: ({ environments }) => ({ environments }),
});

/** The rules on instances, for paas to register and for policies to name. */
export const instanceRules = { isOwner, inEnvironment };

/** What a policy decides with. */
export const {
  conditions: instanceConditions,
  createConditionalDecision: createInstanceConditionalDecision,
} = createConditionExports({
  resourceRef: instanceResourceRef,
  rules: instanceRules,
});
