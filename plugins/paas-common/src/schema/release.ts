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

/**
 * Everything that a service needs in one environment, as content. Hashed as a
 * whole; nothing in it depends on when or by whom it was made.
 */
export const releaseContentSchema = z.object({
  schemaVersion: z.literal(1),
  cluster: z.string().min(1),
  namespace: z.string().min(1),
  /** Entity ref of the System whose namespace this is. */
  projectRef: z.string().min(1),
  blueprint: z.string().min(1),
  /** What the person filled in; the blueprint rendered `objects` from it. */
  values: z.record(z.string(), z.json()),
  image: imageSchema,
  /** In the order in which they are applied; every one in `namespace`. */
  objects: z.array(manifestSchema),
  /** The objects whose rollout is waited for. */
  workloads: z.array(objectRefSchema),
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
