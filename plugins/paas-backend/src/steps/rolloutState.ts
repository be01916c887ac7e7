import type { ClusterObject } from '@mooring/backstage-plugin-clusters-node';
import { z } from 'zod';

const deploymentSchema = z.object({
  kind: z.literal('Deployment'),
  metadata: z.object({ generation: z.number() }),
  spec: z.object({ replicas: z.number() }),
  status: z
    .object({
      observedGeneration: z.number().default(0),
      replicas: z.number().default(0),
      updatedReplicas: z.number().default(0),
      readyReplicas: z.number().default(0),
      availableReplicas: z.number().default(0),
      conditions: z
        .array(
          z.object({
            type: z.string(),
            status: z.string(),
            reason: z.string().optional(),
            message: z.string().optional(),
          }),
        )
        .default([]),
    })
    .prefault({}),
});

/** How far the rollout of a Deployment is. */
export type RolloutState =
  | { state: 'done' }
  | ({ state: 'under way' } & Progress)
  /** The controller has given up: `message` is what it says. */
  | ({ state: 'failed'; message: string } & Progress);

/** In pods. */
interface Progress {
  ready: number;
  all: number;
  /** Of an older revision. */
  old: number;
}

/** Judges a Deployment by the rules of `kubectl rollout status`. */
export function rolloutState(object: ClusterObject): RolloutState {
  const { metadata, spec, status } = deploymentSchema.parse(object);
  const wanted = spec.replicas;
  if (status.observedGeneration < metadata.generation) {
    return { state: 'under way', ready: 0, all: wanted, old: 0 };
  }
  const ready = Math.min(status.readyReplicas, status.updatedReplicas);
  const gaveUp = status.conditions.find(
    condition =>
      condition.type === 'Progressing' &&
      condition.status === 'False' &&
      condition.reason === 'ProgressDeadlineExceeded',
  );
  const done =
    status.updatedReplicas === wanted &&
    status.availableReplicas === wanted &&
    status.replicas === wanted;
  if (done) {
    return { state: 'done' };
  }
  if (gaveUp) {
    const message = gaveUp.message ?? '';
    return { state: 'failed', message, ready, all: wanted, old: 0 };
  }
  const old = status.replicas - status.updatedReplicas;
  return { state: 'under way', ready, all: wanted, old };
}
