import { z } from 'zod';
import { changeKindSchema } from './changeKind';
import { findingSchema } from './finding';
import { scalingSchema } from './release';
import { statusWordSchema } from './status';

const amountsSchema = z.object({
  /** Millicores. */
  cpu: z.number().optional(),
  /** Bytes. */
  memory: z.number().optional(),
});

/** A container of a pod. */
export const containerViewSchema = z.object({
  name: z.string(),
  init: z.boolean(),
  image: z.string(),
  /** What is the matter with it; absent while it simply runs. */
  trouble: z
    .object({
      reason: z.string(),
      message: z.string(),
      exitCode: z.number().int().optional(),
      restarts: z.number().int(),
      /** Whether there is a log of the run before. */
      hasPrevious: z.boolean(),
    })
    .optional(),
});

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
  containers: z.array(containerViewSchema),
  requests: amountsSchema,
  limits: amountsSchema,
});

/** See {@link podViewSchema}. */
export type PodView = z.infer<typeof podViewSchema>;

/** Where an instance can be reached. */
export const endpointSchema = z.object({
  /** `dns`: a name of ours. `ingress`: a host of an Ingress. `service`: inside the cluster. */
  type: z.enum(['dns', 'ingress', 'service']),
  /** As one would type it: `https://web.shop.corp`, `web.shop-dev.svc:8080`. */
  address: z.string(),
});

/** The inside of an instance; absent for those who may not see it. */
export const instanceInsideSchema = z.object({
  cluster: z.string(),
  namespace: z.string(),
  wanted: z.number().int(),
  ready: z.number().int(),
  restarts: z.number().int(),
  pods: z.array(podViewSchema),
  /** Those of its workloads, the foremost first. */
  images: z.array(z.string()),
  /** Sums over its pods. */
  requests: amountsSchema,
  limits: amountsSchema,
  endpoints: z.array(endpointSchema),
  autoscaler: z
    .object({
      name: z.string(),
      min: z.number().int(),
      max: z.number().int(),
      current: z.number().int(),
      desired: z.number().int(),
      metrics: z.array(z.string()),
    })
    .optional(),
  /** What is the matter, the worst first. */
  findings: z.array(findingSchema),
  /** What can be shown as YAML. */
  objects: z.array(
    z.object({ apiVersion: z.string(), kind: z.string(), name: z.string() }),
  ),
  /** Numbers of the live release and of the head, of what Mooring runs. */
  live: z.number().int().optional(),
  head: z.number().int().optional(),
  /** How the head is scaled; absent for what others installed. */
  scaling: scalingSchema.optional(),
  /** Whether the head is stopped on purpose. */
  stopped: z.boolean().optional(),
  /** The release that a rollback left, which can be resumed. */
  resumable: z.number().int().optional(),
  names: z.array(z.string()),
  /** What may be changed to, e.g. the policy's largest number of replicas. */
  maxReplicas: z.number().int().optional(),
});

/** See {@link instanceInsideSchema}. */
export type InstanceInside = z.infer<typeof instanceInsideSchema>;

/** One service in one environment, or what an entity points at in one namespace. */
export const instanceViewSchema = z.object({
  /** Stands in paths as it is: a UUID, or `o.` and base64url for what others installed. */
  id: z.string(),
  /** As permissions name it: `default/shop/web/dev`, or `observed/…`. */
  ref: z.string(),
  /** Absent for a place that belongs to no environment. */
  environment: z.string().optional(),
  /** What to call it where there is no environment: `cluster · namespace`. */
  place: z.string(),
  managed: z.boolean(),
  status: statusWordSchema,
  wanted: z.number().int(),
  ready: z.number().int(),
  /** Last time the facts were known to be right, ISO 8601; absent where no cluster was ever reached. */
  asOf: z.string().optional(),
  /** True when the cluster does not answer and `asOf` is old. */
  stale: z.boolean(),
  operation: z
    .object({
      id: z.string(),
      kind: changeKindSchema,
      state: z.string(),
      step: z.number().int(),
      steps: z.number().int(),
    })
    .optional(),
  inside: instanceInsideSchema.optional(),
  /** What the caller may do here. */
  may: z.object({
    deploy: z.boolean(),
    scale: z.boolean(),
    rollback: z.boolean(),
    /** Restart, stop and start. */
    restart: z.boolean(),
    names: z.boolean(),
    delete: z.boolean(),
    reserve: z.boolean(),
    readConfiguration: z.boolean(),
    readLogs: z.boolean(),
    readYaml: z.boolean(),
    deletePod: z.boolean(),
  }),
});

/** See {@link instanceViewSchema}. */
export type InstanceView = z.infer<typeof instanceViewSchema>;

/** `GET /entities/:kind/:namespace/:name/panel`: what runs behind a catalog entity. */
export const panelSchema = z.object({
  entityRef: z.string(),
  name: z.string(),
  /** The service's id, if Mooring runs it. */
  serviceId: z.string().optional(),
  projectRef: z.string().optional(),
  ownerRef: z.string().optional(),
  /** What is looked for, in words of a selector, for what others installed. */
  selector: z.string().optional(),
  instances: z.array(instanceViewSchema),
});

/** See {@link panelSchema}. */
export type Panel = z.infer<typeof panelSchema>;
