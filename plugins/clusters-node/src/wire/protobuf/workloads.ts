import { flag, int, many, message, one, text, time } from './message';
import { annotatedObject, conditions, labelSelector, object } from './meta';
import { podTemplateSpec } from './pod';

// Field numbers: generated.proto of k8s.io/api/apps/v1 and batch/v1.

export const deployment = object({
  2: one(
    'spec',
    message({
      1: int('replicas'),
      2: one('selector', labelSelector),
      3: one('template', podTemplateSpec),
      7: flag('paused'),
    }),
  ),
  3: one(
    'status',
    message({
      1: int('observedGeneration'),
      3: int('updatedReplicas'),
      4: int('availableReplicas'),
      6: conditions({ time: 7, reason: 4 }),
      7: int('readyReplicas'),
    }),
  ),
});

export const statefulSet = object({
  2: one(
    'spec',
    message({
      1: int('replicas'),
      2: one('selector', labelSelector),
      3: one('template', podTemplateSpec),
    }),
  ),
  3: one(
    'status',
    message({
      1: int('observedGeneration'),
      3: int('readyReplicas'),
      5: int('updatedReplicas'),
      10: conditions({ time: 3, reason: 4 }),
      11: int('availableReplicas'),
    }),
  ),
});

export const daemonSet = object({
  2: one(
    'spec',
    message({
      1: one('selector', labelSelector),
      2: one('template', podTemplateSpec),
    }),
  ),
  3: one(
    'status',
    message({
      3: int('desiredNumberScheduled'),
      4: int('numberReady'),
      5: int('observedGeneration'),
      6: int('updatedNumberScheduled'),
      7: int('numberAvailable'),
      10: conditions({ time: 3, reason: 4 }),
    }),
  ),
});

export const replicaSet = annotatedObject({
  2: one(
    'spec',
    message({ 1: int('replicas'), 3: one('template', podTemplateSpec) }),
  ),
  3: one(
    'status',
    message({
      4: int('readyReplicas'),
      6: conditions({ time: 3, reason: 4 }),
    }),
  ),
});

export const job = object({
  2: one(
    'spec',
    message({
      1: int('parallelism'),
      2: int('completions'),
      10: flag('suspend'),
    }),
  ),
  3: one(
    'status',
    message({
      1: conditions({ time: 4, reason: 5 }),
      4: int('active'),
      5: int('succeeded'),
      6: int('failed'),
    }),
  ),
});

export const cronJob = object({
  2: one('spec', message({ 1: text('schedule'), 4: flag('suspend') })),
  3: one(
    'status',
    message({
      1: many('active', message({ 3: text('name') })),
      4: time('lastScheduleTime'),
      5: time('lastSuccessfulTime'),
    }),
  ),
});
