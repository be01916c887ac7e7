import { environmentSchema } from '@mooring/common';
import { z } from 'zod';

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
  /** Entity refs of the services that have to be there first. */
  dependsOn: z.array(z.string()),
  /** DNS names of its live or coming releases; for those who may see the inside. */
  names: z.array(z.object({ environment: z.string(), name: z.string() })),
});

/** See {@link serviceSchema}. */
export type Service = z.infer<typeof serviceSchema>;

/** `GET /services` */
export const serviceListSchema = z.object({ items: z.array(serviceSchema) });

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
