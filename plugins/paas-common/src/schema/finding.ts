import { z } from 'zod';

/**
 * What can be the matter with an instance. The words for each are the front
 * end's, in the reader's language; `params` are the facts in them.
 */
export const findingCodeSchema = z.enum([
  // Pods and containers; all with pods and wanted
  'image-pull', // image, why, message, serving, lastGood?
  'crash-loop', // container, exitCode, reason, message, restarts, lastLine?
  'out-of-memory', // container, limit?, restarts
  'probe-failing', // container?, probe, message, restarts
  'unschedulable', // message, why: comma-joined, the reason of most nodes first
  'missing-configmap', // name, key?
  'missing-secret', // name, key?
  'missing-claim', // name
  'claim-pending', // name, message?
  'container-error', // container?, reason, message
  'pod-failed', // reason, message
  'node-lost', // node, since
  // Workloads
  'quota', // message, kind, name, pods, wanted
  'webhook', // message, kind, name, why: denied or unavailable, pods, wanted
  'creation-refused', // message, kind, name, pods, wanted
  'rollout-deadline', // name, ready, wanted
  'paused', // name
  'workload-missing',
  'job-failed', // name, reason, message
  // The way in
  'no-endpoints', // service, selected
  'ingress-no-class', // ingress
  'ingress-no-address', // ingress, class
  'certificate-expiry', // host, expiresAt
  // Scaling and resilience
  'autoscaler-no-metrics', // name, message
  'budget-blocks', // name
  'single-replica',
  'one-node', // node
  'no-budget',
  // Our own sight
  'cluster-unreachable', // cluster, message?
  'kind-refused', // cluster, kinds
]);

/** See {@link findingCodeSchema}. */
export type FindingCode = z.infer<typeof findingCodeSchema>;

/** One thing that is the matter. */
export const findingSchema = z.object({
  code: findingCodeSchema,
  /**
   * `failure`: something does not work. `warning`: it works, but not as it
   * should. `risk`: it would not survive what happens to others every day.
   */
  severity: z.enum(['failure', 'warning', 'risk']),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  /** The objects that show it. */
  objects: z.array(z.object({ kind: z.string(), name: z.string() })),
  /** Since when, ISO 8601, where that is known. */
  since: z.string().optional(),
});

/** See {@link findingSchema}. */
export type Finding = z.infer<typeof findingSchema>;
