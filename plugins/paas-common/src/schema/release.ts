import { manifestSchema, objectRefSchema } from '@mooring/common';
import { z } from 'zod';

/** An image pinned by digest, with the tag as a person knows it. */
export const imageSchema = z.object({
  /** Repository without tag: `docker.io/nginxinc/nginx-unprivileged`. */
  repository: z.string().min(1),
  tag: z.string().min(1),
  digest: z.string().regex(/^sha256:[0-9a-f]{64}$/),
});

/** See {@link imageSchema}. */
export type Image = z.infer<typeof imageSchema>;

/** Where an image came from. */
export const imageSourceSchema = z.discriminatedUnion('kind', [
  /** Somebody named an image; `reference` is what was typed, empty for a blueprint's own. */
  z.object({ kind: z.literal('image'), reference: z.string() }),
  /** It was built of a base image and a package. */
  z.object({
    kind: z.literal('build'),
    base: z.string(),
    package: z.string(),
    /** `sha256:` of the package. */
    checksum: z.string(),
    commit: z.string(),
    buildUrl: z.string(),
  }),
]);

/** See {@link imageSourceSchema}. */
export type ImageSource = z.infer<typeof imageSourceSchema>;

/** A DNS name of a release and the record that it stands for. */
export const releaseNameSchema = z.object({
  /** Without a trailing dot. */
  name: z.string().min(1),
  zone: z.string().min(1),
  type: z.enum(['A', 'AAAA', 'CNAME']),
  value: z.string().min(1),
  /** In seconds. */
  ttl: z.number().int().positive(),
});

/** See {@link releaseNameSchema}. */
export type ReleaseName = z.infer<typeof releaseNameSchema>;

/** CPU and memory of a container, as Kubernetes quantities: `250m`, `128Mi`. */
export const resourcesSchema = z.object({
  requests: z.object({ cpu: z.string(), memory: z.string() }),
  limits: z.object({ cpu: z.string().optional(), memory: z.string() }),
});

/** See {@link resourcesSchema}. */
export type Resources = z.infer<typeof resourcesSchema>;

/** How large one replica is. */
export const sizeSchema = z.object({
  /** `S`, `M`, `L` of the blueprint, or `custom`. */
  name: z.string().min(1),
  resources: resourcesSchema,
});

/** See {@link sizeSchema}. */
export type Size = z.infer<typeof sizeSchema>;

/** How many replicas there are: a number, or what an autoscaler makes of the load. */
export const scalingSchema = z.discriminatedUnion('mode', [
  z.object({ mode: z.literal('fixed'), replicas: z.number().int().min(1) }),
  z.object({
    mode: z.literal('auto'),
    min: z.number().int().min(1),
    max: z.number().int().min(1),
    /** Average use of the requested CPU that it aims at, in percent. */
    cpuPercent: z.number().int().min(1).max(100),
  }),
]);

/** See {@link scalingSchema}. */
export type Scaling = z.infer<typeof scalingSchema>;

/**
 * Who may connect: everybody in the cluster, or the pods of the service's own
 * project, the environment's ingress controller and some other projects.
 */
export const networkSchema = z.discriminatedUnion('access', [
  z.object({ access: z.literal('open') }),
  z.object({
    access: z.literal('restricted'),
    /** Names of projects besides its own, sorted. */
    projects: z.array(z.string()),
  }),
]);

/** See {@link networkSchema}. */
export type Network = z.infer<typeof networkSchema>;

/**
 * Everything that a service needs in one environment, as content. Hashed as a
 * whole; nothing in it depends on when or by whom it was made.
 *
 * @remarks
 * `objects` is what is applied. What stands above it (size, scaling, config …)
 * is in the objects too; it is kept beside them so that people can read it and
 * so that a rollback can take some of it and leave the rest.
 */
export const releaseContentSchema = z.object({
  schemaVersion: z.literal(2),
  cluster: z.string().min(1),
  namespace: z.string().min(1),
  /** Entity ref of the System whose namespace this is. */
  projectRef: z.string().min(1),
  service: z.string().min(1),
  environment: z.string().min(1),
  blueprint: z.string().min(1),
  /** What the blueprint rendered from, besides what follows. */
  values: z.record(z.string(), z.json()),
  image: imageSchema,
  source: imageSourceSchema,
  size: sizeSchema.optional(),
  scaling: scalingSchema,
  /** False: stopped on purpose, no pods, names not published. */
  running: z.boolean(),
  /** Another token, another set of pods. */
  restartToken: z.string().optional(),
  /** Environment variables. */
  config: z.record(z.string(), z.string()),
  /**
   * Environment variables that are secret, each by the keyed hash of its value
   * (`<key id>:<hex>`): the values themselves never stand in a release.
   */
  secrets: z.record(z.string(), z.string()),
  network: networkSchema,
  /** What the Ingress leads to; absent for a service without HTTP. */
  expose: z
    .object({ service: z.string().min(1), port: z.string().min(1) })
    .optional(),
  /** In the order in which they are applied; every one in `namespace`. */
  objects: z.array(manifestSchema),
  /** The objects whose rollout is waited for. */
  workloads: z.array(objectRefSchema),
  /** Claimed always, published while running. */
  names: z.array(releaseNameSchema),
});

/** See {@link releaseContentSchema}. */
export type ReleaseContent = z.infer<typeof releaseContentSchema>;

/** Names a release of an instance without its content. */
export const releaseRefSchema = z.object({
  number: z.number().int().positive(),
  /** `sha256:` over the canonical content. */
  hash: z.string(),
});

/** See {@link releaseRefSchema}. */
export type ReleaseRef = z.infer<typeof releaseRefSchema>;
