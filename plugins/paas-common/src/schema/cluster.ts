import { z } from 'zod';

const amountsSchema = z.object({
  /** Millicores. */
  cpu: z.number().optional(),
  /** Bytes. */
  memory: z.number().optional(),
});

const conditionSchema = z.object({
  type: z.string(),
  reason: z.string(),
  message: z.string(),
  /** ISO 8601. */
  since: z.string(),
});

/** A node in a line. */
export const nodeViewSchema = z.object({
  name: z.string(),
  ready: z.boolean(),
  unschedulable: z.boolean(),
  version: z.string(),
  architecture: z.string(),
  createdAt: z.string(),
  capacity: amountsSchema.extend({ pods: z.number().int() }),
  allocatable: amountsSchema.extend({ pods: z.number().int() }),
  requested: z.object({
    cpu: z.number(),
    memory: z.number(),
    pods: z.number().int(),
  }),
  /** Absent while the cluster's metrics API does not answer. */
  used: amountsSchema.optional(),
  troubles: z.array(conditionSchema),
});

/** See {@link nodeViewSchema}. */
export type NodeView = z.infer<typeof nodeViewSchema>;

/** A cluster as operators see it. */
export const clusterViewSchema = z.object({
  name: z.string(),
  state: z.enum(['init', 'synced', 'stale']),
  asOf: z.string().optional(),
  /** The last error, while stale. */
  error: z.string().optional(),
  version: z.string().optional(),
  /** Titles of the environments on it. */
  environments: z.array(z.string()),
  certificateExpiresAt: z.string().optional(),
  nodes: z.object({ ready: z.number().int(), all: z.number().int() }),
  allocatable: amountsSchema,
  requested: amountsSchema,
  counts: z.object({
    namespaces: z.number().int(),
    workloads: z.number().int(),
    pods: z.number().int(),
  }),
  kinds: z.array(
    z.object({
      kind: z.string(),
      state: z.enum(['init', 'listing', 'synced', 'stale', 'refused']),
      objects: z.number().int(),
      error: z.string().optional(),
    }),
  ),
  quarantined: z.array(
    z.object({
      kind: z.string(),
      namespace: z.string(),
      name: z.string(),
      error: z.string(),
      since: z.string(),
    }),
  ),
});

/** See {@link clusterViewSchema}. */
export type ClusterView = z.infer<typeof clusterViewSchema>;

/** `GET /clusters` */
export const clusterListSchema = z.object({
  items: z.array(clusterViewSchema),
});

/** `GET /clusters/:cluster` */
export const clusterDetailSchema = clusterViewSchema.extend({
  nodeList: z.array(nodeViewSchema),
  /** Why `used` is absent, where it is. */
  usageError: z.string().optional(),
});

/** See {@link clusterDetailSchema}. */
export type ClusterDetailView = z.infer<typeof clusterDetailSchema>;

/** `GET /clusters/:cluster/nodes/:node` */
export const nodeDetailSchema = nodeViewSchema.extend({
  cluster: z.string(),
  pods: z.array(
    z.object({
      namespace: z.string(),
      name: z.string(),
      phase: z.string(),
      ready: z.boolean(),
      restarts: z.number().int(),
      createdAt: z.string(),
      requests: amountsSchema,
      /** `shop/web/dev` or the owning workload. */
      owner: z.string().optional(),
    }),
  ),
});

/** See {@link nodeDetailSchema}. */
export type NodeDetail = z.infer<typeof nodeDetailSchema>;
