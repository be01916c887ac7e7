import {
  createConditionExports,
  createPermissionRule,
} from '@backstage/plugin-permission-node';
import { z } from 'zod';
import { instanceResourceRef } from './instanceResourceRef';

const isOwner = createPermissionRule({
  name: 'IS_OWNER',
  description: 'Allow for members of the group that owns the project or entity',
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

const inProject = createPermissionRule({
  name: 'IN_PROJECT',
  description: 'Allow in some projects',
  resourceRef: instanceResourceRef,
  paramsSchema: z.object({
    projects: z.array(z.string()).describe('Entity refs of Systems'),
  }),
  apply: (instance, { projects }) =>
    instance.projectRef !== undefined && projects.includes(instance.projectRef),
  toQuery: ({ projects }) => ({ projectRefs: projects }),
});

const inEnvironment = createPermissionRule({
  name: 'IN_ENVIRONMENT',
  description: 'Allow in some environments',
  resourceRef: instanceResourceRef,
  paramsSchema: z.object({
    environments: z.array(z.string()).describe('Names of environments'),
  }),
  apply: (instance, { environments }) =>
    instance.environment !== undefined &&
    environments.includes(instance.environment),
  toQuery: ({ environments }) => ({ environments }),
});

const inCluster = createPermissionRule({
  name: 'IN_CLUSTER',
  description: 'Allow in some clusters',
  resourceRef: instanceResourceRef,
  paramsSchema: z.object({
    clusters: z.array(z.string()).describe('Names of clusters'),
  }),
  apply: (instance, { clusters }) =>
    instance.cluster !== undefined && clusters.includes(instance.cluster),
  toQuery: ({ clusters }) => ({ clusters }),
});

/** The rules on instances, for paas to register and for policies to name. */
export const instanceRules = { isOwner, inProject, inEnvironment, inCluster };

/** What a policy decides with. */
export const {
  conditions: instanceConditions,
  createConditionalDecision: createInstanceConditionalDecision,
} = createConditionExports({
  resourceRef: instanceResourceRef,
  rules: instanceRules,
});
