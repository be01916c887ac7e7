import { dnsLabelSchema } from '@mooring/common';
import { z } from 'zod';
import { projectRefSchema, textSchema } from './text';

/** What of a project belonged together in one environment at some time. */
export const projectReleaseSchema = z.object({
  number: z.number().int(),
  /** User entity ref. */
  author: z.string(),
  note: z.string().optional(),
  /** Somebody marked it as one to come back to. */
  good: z.boolean(),
  /** The operation after which it was made; absent: made on demand. */
  operationId: z.string().optional(),
  createdAt: z.string(),
  members: z.array(
    z.object({
      service: z.string(),
      release: z.number().int(),
      /** Image tag; only for those who may see the inside of the instance. */
      version: z.string().optional(),
      /** The newest release of the instance now; absent: it is gone. */
      head: z.number().int().optional(),
    }),
  ),
});

/** See {@link projectReleaseSchema}. */
export type ProjectRelease = z.infer<typeof projectReleaseSchema>;

/** The newest first. */
export const projectReleaseListSchema = z.object({
  items: z.array(projectReleaseSchema),
});

/** Body of `POST /projects/releases`: makes one of what is live now. */
export const markProjectReleaseSchema = z.strictObject({
  projectRef: projectRefSchema,
  environment: dnsLabelSchema,
  note: textSchema(500).optional(),
});

/** See {@link markProjectReleaseSchema}. */
export type MarkProjectRelease = z.infer<typeof markProjectReleaseSchema>;

/** Body of `POST /services/:id/dependencies`: what has to be there first. */
export const dependenciesSchema = z.strictObject({
  /** Ids of services of the same project. */
  dependsOn: z
    .array(z.uuid())
    .max(50, 'At most 50 services')
    .refine(list => new Set(list).size === list.length, 'One stands twice'),
});

/** See {@link dependenciesSchema}. */
export type Dependencies = z.infer<typeof dependenciesSchema>;
