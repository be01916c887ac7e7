import { environmentSchema } from '@mooring/common';
import { z } from 'zod';

/** The only words for how an instance is doing. */
export const statusWordSchema = z.enum([
  'Running',
  'Degraded',
  'Deploying',
  'Waiting',
  'Failed',
  'Stopped',
  'Unknown',
]);

/** See {@link statusWordSchema}. */
export type StatusWord = z.infer<typeof statusWordSchema>;

/** A pod in a line. */
export const podViewSchema = z.object({
  name: z.string(),
  /** `Running`, `Pending`, `Terminating`, `CrashLoopBackOff` … */
  phase: z.string(),
  ready: z.boolean(),
  node: z.string().optional(),
  restarts: z.number().int(),
  /** ISO 8601. */
  createdAt: z.string(),
});

/** See {@link podViewSchema}. */
export type PodView = z.infer<typeof podViewSchema>;

/** The inside of an instance; absent for those who may not see it. */
export const instanceInsideSchema = z.object({
  cluster: z.string(),
  namespace: z.string(),
  wanted: z.number().int(),
  ready: z.number().int(),
  pods: z.array(podViewSchema),
  image: z.string().optional(),
  /** Numbers of the live release and of the head. */
  live: z.number().int().optional(),
  head: z.number().int().optional(),
  names: z.array(z.string()),
  /** What may be changed to, e.g. the policy's largest number of replicas. */
  maxReplicas: z.number().int(),
});

/** See {@link instanceInsideSchema}. */
export type InstanceInside = z.infer<typeof instanceInsideSchema>;

/** One service in one environment. */
export const instanceViewSchema = z.object({
  id: z.string(),
  /** `default/shop/web/dev` */
  ref: z.string(),
  environment: z.string(),
  status: statusWordSchema,
  /** Why, when there is more to say than the word. */
  reason: z.string().optional(),
  /** Last time the facts were known to be right, ISO 8601; absent where no cluster was ever reached. */
  asOf: z.string().optional(),
  /** True when the cluster does not answer and `asOf` is old. */
  stale: z.boolean(),
  operation: z
    .object({
      id: z.string(),
      kind: z.enum(['create', 'scale', 'delete']),
      state: z.string(),
      step: z.number().int(),
      steps: z.number().int(),
    })
    .optional(),
  inside: instanceInsideSchema.optional(),
  /** What the caller may do here; the reason where not. */
  may: z.object({ scale: z.boolean(), delete: z.boolean() }),
});

/** See {@link instanceViewSchema}. */
export type InstanceView = z.infer<typeof instanceViewSchema>;

/** A service as everybody signed in may see it. */
export const serviceSchema = z.object({
  id: z.string(),
  projectRef: z.string(),
  name: z.string(),
  entityRef: z.string(),
  ownerRef: z.string(),
  blueprint: z.string(),
  createdAt: z.string(),
  environments: z.array(z.string()),
  /** DNS names of its live or coming releases; for those who may see the inside. */
  names: z.array(z.object({ environment: z.string(), name: z.string() })),
});

/** See {@link serviceSchema}. */
export type Service = z.infer<typeof serviceSchema>;

/** `GET /services` */
export const serviceListSchema = z.object({ items: z.array(serviceSchema) });

/** `GET /services/:id` */
export const serviceDetailSchema = serviceSchema.extend({
  instances: z.array(instanceViewSchema),
});

/** See {@link serviceDetailSchema}. */
export type ServiceDetail = z.infer<typeof serviceDetailSchema>;

/** `GET /environments`; where a cluster is and what DNS points at stays inside. */
export const environmentViewSchema = environmentSchema.pick({
  name: true,
  title: true,
  titles: true,
  production: true,
  policy: true,
});

/** See {@link environmentViewSchema}. */
export type EnvironmentView = z.infer<typeof environmentViewSchema>;

export const environmentListSchema = z.object({
  items: z.array(environmentViewSchema),
});

/** A project, and whether the caller may create services in it. */
export const projectSchema = z.object({
  ref: z.string(),
  name: z.string(),
  title: z.string(),
  ownerRef: z.string(),
  canCreate: z.boolean(),
});

/** See {@link projectSchema}. */
export type Project = z.infer<typeof projectSchema>;

export const projectListSchema = z.object({ items: z.array(projectSchema) });
