import { dnsLabelSchema } from '@mooring/common';
import { z } from 'zod';
import { instantSchema } from './instant';
import { textSchema } from './text';

const day = 24 * 60 * 60 * 1000;

/** More than this would be read in one go. */
const MAX_DAYS = 731;

/** Which time, project and environment the statistics are of. */
export const statisticsQuerySchema = z
  .strictObject({
    from: instantSchema,
    until: instantSchema,
    projectRef: textSchema(200).optional(),
    environment: dnsLabelSchema.optional(),
    groupBy: z.enum(['month', 'project', 'holder']).default('month'),
  })
  .refine(({ from, until }) => Date.parse(from) < Date.parse(until), {
    error: 'Must be after from',
    path: ['until'],
  })
  .refine(
    ({ from, until }) => Date.parse(until) - Date.parse(from) <= MAX_DAYS * day,
    { error: `At most ${MAX_DAYS} days after from`, path: ['until'] },
  );

/** See {@link statisticsQuerySchema}. */
export type StatisticsQuery = z.infer<typeof statisticsQuerySchema>;

/** How changes were delivered in a month, by a project, or in all. */
export const deliverySchema = z.object({
  /** `2026-11`, or a project's ref; absent for the whole. */
  key: z.string().optional(),
  /** Deploys and creations that went live. */
  deployments: z.number().int(),
  /** Of them a day. */
  perDay: z.number(),
  /** From the acceptance of a deployment until it was live, in seconds. */
  leadTimeMedian: z.number().optional(),
  leadTimeP90: z.number().optional(),
  /** Undone, given up after they had begun, or rolled back within a day. */
  failures: z.number().int(),
  /** Part of deployments that failed, from 0 to 1. */
  failureRate: z.number().optional(),
  /** From a failed deployment to the next good release, in seconds. */
  restoreMedian: z.number().optional(),
  restoreP90: z.number().optional(),
});

/** See {@link deliverySchema}. */
export type Delivery = z.infer<typeof deliverySchema>;

/** How long operations waited for somebody or something. */
export const waitingSchema = z.object({
  /** A user's or group's ref, or a system by its name; `operation`: an earlier one. */
  holder: z.string(),
  kind: z.enum(['system', 'operation', 'person']),
  /** How many operations waited. */
  operations: z.number().int(),
  /** All waits together, in seconds. */
  total: z.number(),
  median: z.number(),
  p90: z.number(),
});

/** See {@link waitingSchema}. */
export type Waiting = z.infer<typeof waitingSchema>;

/** `GET /statistics` */
export const statisticsSchema = z.object({
  /** Everything in the time that was asked for. */
  total: deliverySchema,
  /** By month or project; empty when it was asked for holders. */
  groups: z.array(deliverySchema),
  /** Only when it was asked for holders, the longest first. */
  holders: z.array(waitingSchema),
});

/** See {@link statisticsSchema}. */
export type Statistics = z.infer<typeof statisticsSchema>;
