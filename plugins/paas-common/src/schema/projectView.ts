import { z } from 'zod';
import { findingSchema } from './finding';
import { instanceViewSchema } from './panel';
import { comparisonSchema } from './releases';
import { statusWordSchema } from './status';

/** One service in one environment, as the matrix of its project shows it. */
export const projectInstanceSchema = z.object({
  id: z.string(),
  /** `default/shop/web/dev` */
  ref: z.string(),
  environment: z.string(),
  status: statusWordSchema,
  ready: z.number().int(),
  wanted: z.number().int(),
  /** Last time the facts were known to be right, while the cluster is not reachable. */
  staleSince: z.string().optional(),
  operation: instanceViewSchema.shape.operation,
  /** What follows only for those who may see the inside. */
  finding: findingSchema.optional(),
  /** Image tag of what is live, or is to become it. */
  version: z.string().optional(),
  /** Numbers of the live release and of the newest. */
  live: z.number().int().optional(),
  head: z.number().int().optional(),
  /** How what is live stands to the environment before this one in which the service is live. */
  comparison: comparisonSchema.optional(),
  names: z.array(z.string()),
  /** What the caller may do here. */
  may: instanceViewSchema.shape.may.pick({
    deploy: true,
    names: true,
    restart: true,
    rollback: true,
    delete: true,
  }),
});

/** See {@link projectInstanceSchema}. */
export type ProjectInstance = z.infer<typeof projectInstanceSchema>;

/** A line of the matrix of a project. */
export const projectServiceSchema = z.object({
  id: z.string(),
  name: z.string(),
  entityRef: z.string(),
  blueprint: z.string(),
  /** Ids of services of the project that have to be there first. */
  dependsOn: z.array(z.string()),
  instances: z.array(projectInstanceSchema),
});

/** See {@link projectServiceSchema}. */
export type ProjectService = z.infer<typeof projectServiceSchema>;

/** `GET /projects/view?projectRef=`: the services of a project by their environments. */
export const projectViewSchema = z.object({
  projectRef: z.string(),
  /** Those in which something of it is, in the order of the configuration. */
  environments: z.array(z.string()),
  /** By name. */
  services: z.array(projectServiceSchema),
});

/** See {@link projectViewSchema}. */
export type ProjectView = z.infer<typeof projectViewSchema>;
