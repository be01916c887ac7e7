import { z } from 'zod';
import { findingSchema } from './finding';
import { statusWordSchema } from './status';

/** One instance as a dot with words in the list of services. */
export const overviewInstanceSchema = z.object({
  id: z.string(),
  /** Name of an environment; absent for a place that belongs to none. */
  environment: z.string().optional(),
  /** What to call it where there is no environment: `cluster · namespace`. */
  place: z.string(),
  status: statusWordSchema,
  ready: z.number().int(),
  wanted: z.number().int(),
  /** Last time the facts were known to be right, while the cluster is not reachable. */
  staleSince: z.string().optional(),
  /** The foremost finding and the image, for those who may see the inside. */
  finding: findingSchema.optional(),
  tag: z.string().optional(),
  names: z.array(z.string()),
});

/** See {@link overviewInstanceSchema}. */
export type OverviewInstance = z.infer<typeof overviewInstanceSchema>;

/** A line of the list of services. */
export const overviewRowSchema = z.object({
  entityRef: z.string(),
  name: z.string(),
  /** `system:default/shop`; absent for an entity that belongs to none. */
  projectRef: z.string().optional(),
  /** A blueprint's name, or the entity's type for what others installed. */
  kind: z.string(),
  /** True for what Mooring runs. */
  managed: z.boolean(),
  ownerRef: z.string().optional(),
  instances: z.array(overviewInstanceSchema),
  /** The last operation. */
  lastChange: z
    .object({
      operationId: z.string(),
      kind: z.string(),
      state: z.string(),
      by: z.string(),
      at: z.string(),
    })
    .optional(),
});

/** See {@link overviewRowSchema}. */
export type OverviewRow = z.infer<typeof overviewRowSchema>;

/**
 * `GET /services/overview?after=<cursor>`
 *
 * @remarks
 * With a cursor of this process and of the same rights, only rows that changed
 * since are answered (`full: false`), and the refs of those that are gone; in
 * every other case all of them.
 */
export const overviewSchema = z.object({
  cursor: z.string(),
  full: z.boolean(),
  items: z.array(overviewRowSchema),
  removed: z.array(z.string()),
  /** Clusters that do not answer, with since when. */
  staleClusters: z.array(
    z.object({ cluster: z.string(), asOf: z.string().optional() }),
  ),
});

/** See {@link overviewSchema}. */
export type Overview = z.infer<typeof overviewSchema>;
