import {
  base64Map,
  contentMap,
  sharedMap,
  flag,
  inline,
  int,
  many,
  message,
  one,
  quantities,
  text,
  texts,
  time,
} from './message';
import { annotatedObject, conditions, labelSelector, object } from './meta';

// Field numbers: generated.proto of k8s.io/api core/v1, networking/v1 and policy/v1.

const loadBalancer = one(
  'loadBalancer',
  message({
    1: many('ingress', message({ 1: text('ip'), 2: text('hostname') })),
  }),
);

export const service = object({
  2: one(
    'spec',
    message({
      1: many(
        'ports',
        message({ 1: text('name'), 2: text('protocol'), 3: int('port') }),
      ),
      2: sharedMap('selector'),
      3: text('clusterIP'),
      4: text('type'),
    }),
  ),
  3: one('status', message({ 1: loadBalancer })),
});

const backend = message({ 4: one('service', message({ 1: text('name') })) });

export const ingress = object({
  2: one(
    'spec',
    message({
      1: one('defaultBackend', backend),
      2: many('tls', message({ 1: texts('hosts') })),
      3: many(
        'rules',
        message({
          1: text('host'),
          2: inline(
            message({
              1: one(
                'http',
                message({
                  1: many('paths', message({ 2: one('backend', backend) })),
                }),
              ),
            }),
          ),
        }),
      ),
      4: text('ingressClassName'),
    }),
  ),
  3: one('status', message({ 1: loadBalancer })),
});

export const networkPolicy = object({
  2: one(
    'spec',
    message({ 1: one('podSelector', labelSelector), 4: texts('policyTypes') }),
  ),
});

export const budget = object({
  2: one('spec', message({ 2: one('selector', labelSelector) })),
  3: one(
    'status',
    message({
      3: int('disruptionsAllowed'),
      4: int('currentHealthy'),
      5: int('desiredHealthy'),
      6: int('expectedPods'),
    }),
  ),
});

export const claim = object({
  2: one(
    'spec',
    message({
      2: one('resources', message({ 2: quantities('requests') })),
      5: text('storageClassName'),
    }),
  ),
  3: one('status', message({ 1: text('phase'), 3: quantities('capacity') })),
});

export const configMap = object({
  2: contentMap('data'),
  3: base64Map('binaryData'),
});

export const node = object({
  2: one('spec', message({ 4: flag('unschedulable') })),
  3: one(
    'status',
    message({
      1: quantities('capacity'),
      2: quantities('allocatable'),
      4: conditions({ time: 4, reason: 5 }),
      7: one(
        'nodeInfo',
        message({ 7: text('kubeletVersion'), 10: text('architecture') }),
      ),
    }),
  ),
});

export const namespace = annotatedObject({
  3: one('status', message({ 1: text('phase') })),
});

export const event = object({
  2: one(
    'involvedObject',
    message({ 1: text('kind'), 3: text('name'), 4: text('uid') }),
  ),
  3: text('reason'),
  4: text('message'),
  7: time('lastTimestamp'),
  8: int('count'),
  10: time('eventTime'),
  11: one('series', message({ 1: int('count'), 2: time('lastObservedTime') })),
});
