import { z } from 'zod';
import { changeKindSchema, releasePartSchema } from './changeKind';
import { contentChangeSchema } from './plan';
import {
  imageSchema,
  networkSchema,
  scalingSchema,
  sizeSchema,
} from './release';

/**
 * `live` runs now, `previous` did, `failed` was being carried out and was undone
 * or stopped, `withdrawn` was cancelled before anything was written, `coming` is
 * on its way.
 */
export const releaseStatusSchema = z.enum([
  'live',
  'previous',
  'failed',
  'withdrawn',
  'coming',
]);

/** See {@link releaseStatusSchema}. */
export type ReleaseStatus = z.infer<typeof releaseStatusSchema>;

/** A release in the list of an instance's. */
export const releaseViewSchema = z.object({
  number: z.number().int(),
  hash: z.string(),
  status: releaseStatusSchema,
  /** When it was live, the newest first; without `until`: it still is. ISO 8601. */
  live: z.array(z.object({ from: z.string(), until: z.string().optional() })),
  createdAt: z.string(),
  author: z.string(),
  note: z.string().optional(),
  cause: changeKindSchema,
  operationId: z.string(),
  /** The head that it was made on. */
  parent: z.number().int().optional(),
  /** Whose content a rollback or resume took. */
  source: z.number().int().optional(),
  image: imageSchema,
  scaling: scalingSchema,
  size: z.string().optional(),
  running: z.boolean(),
  names: z.array(z.string()),
  /** What differs from its parent; all parts for the first. */
  changed: z.array(releasePartSchema),
  /** False: only capacity or restarts differ, so that it is folded under the version before it. */
  isVersion: z.boolean(),
  /** Why it ended, if it failed; for those who may see the inside. */
  failure: z.string().optional(),
});

/** See {@link releaseViewSchema}. */
export type ReleaseView = z.infer<typeof releaseViewSchema>;

/** How what is live here stands to what is live in another environment. */
export const comparisonSchema = z.object({
  environment: z.string(),
  relation: z.enum(['same', 'behind', 'ahead', 'different']),
  /** By how many versions, where one of the two came after the other. */
  by: z.number().int().optional(),
  tag: z.string(),
});

/** See {@link comparisonSchema}. */
export type Comparison = z.infer<typeof comparisonSchema>;

/** `GET /services/:id/environments/:environment/releases`, the newest first. */
export const releaseListSchema = z.object({
  items: z.array(releaseViewSchema),
  live: z.number().int().optional(),
  head: z.number().int().optional(),
  /** The release that a rollback left, which can be resumed. */
  resumable: z.number().int().optional(),
  comparison: z.array(comparisonSchema),
});

/** See {@link releaseListSchema}. */
export type ReleaseList = z.infer<typeof releaseListSchema>;

/** `GET /services/:id/environments/:environment/releases/diff?from=&to=` */
export const releaseDiffSchema = z.object({
  from: z.number().int(),
  to: z.number().int(),
  changes: z.array(contentChangeSchema),
  /** The objects of both as YAML, secrets blackened; a person reads them side by side. */
  yaml: z.object({ from: z.string(), to: z.string() }),
});

/** See {@link releaseDiffSchema}. */
export type ReleaseDiff = z.infer<typeof releaseDiffSchema>;

/** `GET /services/:id/environments/:environment/configuration`: what a deploy starts from. */
export const configurationSchema = z.object({
  /** The head that it is read from. */
  release: z.number().int(),
  blueprint: z.string(),
  values: z.record(z.string(), z.json()),
  image: imageSchema,
  size: sizeSchema.optional(),
  /** The sizes to choose from, in order; others can be given in figures. */
  sizes: z.array(sizeSchema),
  scaling: scalingSchema,
  running: z.boolean(),
  config: z.record(z.string(), z.string()),
  secretNames: z.array(z.string()),
  /** Why secrets cannot be set in this portal; absent: they can. */
  secretsRefused: z.string().optional(),
  network: networkSchema,
  /** The name by rule, and the additional ones. */
  ruleName: z.string().optional(),
  names: z.array(z.string()),
  /** Names end in this; absent where the environment has no DNS. */
  zone: z.string().optional(),
});

/** See {@link configurationSchema}. */
export type Configuration = z.infer<typeof configurationSchema>;

/** `GET /services/:id/environments/:environment/images`: tags to choose from. */
export const imageListSchema = z.object({
  repository: z.string(),
  tags: z.array(
    z.object({
      tag: z.string(),
      /** Environments in which this tag is live. */
      liveIn: z.array(z.string()),
    }),
  ),
  /** Why there are none; a tag can be typed all the same. */
  reason: z.string().optional(),
});

/** See {@link imageListSchema}. */
export type ImageList = z.infer<typeof imageListSchema>;
