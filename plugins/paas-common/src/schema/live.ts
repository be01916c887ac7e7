import { z } from 'zod';

/** `GET /instances/:id/usage`: what its pods use, by the cluster's metrics API. */
export const usageSchema = z.object({
  pods: z.array(
    z.object({
      pod: z.string(),
      /** Millicores. */
      cpu: z.number().optional(),
      /** Bytes. */
      memory: z.number().optional(),
      at: z.string(),
    }),
  ),
});

/** See {@link usageSchema}. */
export type Usage = z.infer<typeof usageSchema>;

/** An entry of an instance's timeline. */
export const timelineEntrySchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('event'),
    id: z.string(),
    at: z.string(),
    severity: z.enum(['normal', 'warning']),
    reason: z.string(),
    message: z.string(),
    about: z.object({ kind: z.string(), name: z.string() }),
    count: z.number().int(),
    firstAt: z.string(),
  }),
  z.object({
    type: z.literal('operation'),
    id: z.string(),
    at: z.string(),
    kind: z.string(),
    state: z.string(),
    by: z.string(),
    endedAt: z.string().optional(),
  }),
  z.object({
    type: z.literal('rollout'),
    id: z.string(),
    at: z.string(),
    revision: z.number().int(),
    image: z.string(),
    workload: z.string(),
  }),
]);

/** See {@link timelineEntrySchema}. */
export type TimelineEntry = z.infer<typeof timelineEntrySchema>;

/** `GET /instances/:id/events`: newest first. */
export const timelineSchema = z.object({
  items: z.array(timelineEntrySchema),
  /** Why the cluster's own events are missing, where they are. */
  eventsError: z.string().optional(),
});

/** See {@link timelineSchema}. */
export type Timeline = z.infer<typeof timelineSchema>;

/** A pod that failed, or a container that was started anew, and what came of it. */
export const healingSchema = z.object({
  id: z.string(),
  instanceId: z.string(),
  pod: z.string(),
  node: z.string().optional(),
  /** `pod`: another pod took its place. `container`: it was started anew in its pod. */
  scope: z.enum(['pod', 'container']),
  container: z.string().optional(),
  /** As reported: `Evicted`, `NodeLost`, `OOMKilled`, `Error` … */
  reason: z.string(),
  exitCode: z.number().int().optional(),
  failedAt: z.string(),
  replacedBy: z.string().optional(),
  replacementNode: z.string().optional(),
  /** When the replacement was ready; absent while it is not. */
  readyAt: z.string().optional(),
});

/** See {@link healingSchema}. */
export type Healing = z.infer<typeof healingSchema>;

/** `GET /instances/:id/healings`: newest first. */
export const healingListSchema = z.object({ items: z.array(healingSchema) });

/** `GET /instances/:id/objects/:kind/:name` */
export const objectYamlSchema = z.object({
  yaml: z.string(),
  /** How many values were blackened. */
  redacted: z.number().int(),
});

/** See {@link objectYamlSchema}. */
export type ObjectYaml = z.infer<typeof objectYamlSchema>;

/** `GET /instances/:id/logs`, in the query. */
export const logQuerySchema = z.object({
  /** A pod; all pods of the instance without it. */
  pod: z.string().max(253).optional(),
  /** A container; the first of each pod without it. */
  container: z.string().max(63).optional(),
  previous: z.stringbool().default(false),
  tailLines: z.coerce.number().int().min(1).max(100_000).default(1000),
  sinceSeconds: z.coerce.number().int().min(1).max(604_800).optional(),
  follow: z.stringbool().default(false),
});

/** See {@link logQuerySchema}. */
export type LogQuery = z.infer<typeof logQuerySchema>;

/**
 * `GET /instances/:id/logs` answers `application/x-ndjson`: a line each, sorted
 * by time as far as they had come when it was sent. `note` lines tell of pods
 * whose log cannot be read.
 */
export const logLineSchema = z.union([
  z.object({
    at: z.string(),
    pod: z.string(),
    container: z.string(),
    text: z.string(),
  }),
  z.object({ note: z.string(), pod: z.string() }),
]);

/** See {@link logLineSchema}. */
export type LogEntry = z.infer<typeof logLineSchema>;
