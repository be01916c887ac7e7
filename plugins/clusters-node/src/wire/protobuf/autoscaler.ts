import { int, many, message, one, quantity, text } from './message';
import { conditions, object } from './meta';

// Field numbers: generated.proto of k8s.io/api/autoscaling/v2.

const identifier = one('metric', message({ 1: text('name') }));

const target = one(
  'target',
  message({
    1: text('type'),
    2: quantity('value'),
    3: quantity('averageValue'),
    4: int('averageUtilization'),
  }),
);

const metricSpec = message({
  1: text('type'),
  2: one('object', message({ 2: target, 3: identifier })),
  3: one('pods', message({ 1: identifier, 2: target })),
  4: one('resource', message({ 1: text('name'), 2: target })),
  5: one('external', message({ 1: identifier, 2: target })),
  7: one(
    'containerResource',
    message({ 1: text('name'), 2: target, 3: text('container') }),
  ),
});

const current = one(
  'current',
  message({
    1: quantity('value'),
    2: quantity('averageValue'),
    3: int('averageUtilization'),
  }),
);

const metricStatus = message({
  1: text('type'),
  2: one('object', message({ 1: identifier, 2: current })),
  3: one('pods', message({ 1: identifier, 2: current })),
  4: one('resource', message({ 1: text('name'), 2: current })),
  5: one('external', message({ 1: identifier, 2: current })),
  7: one(
    'containerResource',
    message({ 1: text('name'), 2: current, 3: text('container') }),
  ),
});

export const autoscaler = object({
  2: one(
    'spec',
    message({
      1: one('scaleTargetRef', message({ 1: text('kind'), 2: text('name') })),
      2: int('minReplicas'),
      3: int('maxReplicas'),
      4: many('metrics', metricSpec),
    }),
  ),
  3: one(
    'status',
    message({
      3: int('currentReplicas'),
      4: int('desiredReplicas'),
      5: many('currentMetrics', metricStatus),
      6: conditions({ time: 3, reason: 4 }),
    }),
  ),
});
