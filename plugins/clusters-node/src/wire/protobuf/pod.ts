import {
  flag,
  inline,
  int,
  many,
  manyShared,
  message,
  one,
  presence,
  quantities,
  shared,
  text,
  time,
} from './message';
import { conditions, object } from './meta';

// Field numbers: generated.proto of k8s.io/api/core/v1.

const named = inline(message({ 1: text('name') }));
const reference = message({ 1: named });

const container = message({
  1: text('name'),
  2: text('image'),
  7: many(
    'env',
    message({
      3: one(
        'valueFrom',
        message({
          3: one('configMapKeyRef', reference),
          4: one('secretKeyRef', reference),
        }),
      ),
    }),
  ),
  8: shared(
    'resources',
    message({ 1: quantities('limits'), 2: quantities('requests') }),
  ),
  10: presence('livenessProbe'),
  11: presence('readinessProbe'),
  19: many(
    'envFrom',
    message({
      2: one('configMapRef', reference),
      3: one('secretRef', reference),
    }),
  ),
  22: presence('startupProbe'),
  24: text('restartPolicy'),
});

const volumeSource = inline(
  message({
    6: one('secret', message({ 1: text('secretName') })),
    10: one('persistentVolumeClaim', message({ 1: text('claimName') })),
    19: one('configMap', reference),
    26: one(
      'projected',
      message({
        1: many(
          'sources',
          message({
            1: one('secret', reference),
            3: one('configMap', reference),
          }),
        ),
      }),
    ),
  }),
);

const podSpec = message({
  1: many('volumes', message({ 2: volumeSource })),
  2: manyShared('containers', container),
  10: text('nodeName'),
  20: manyShared('initContainers', container),
});

/** The part of a workload that says what its pods are like. */
export const podTemplateSpec = object({ 2: one('spec', podSpec) });

const containerState = message({
  1: one('waiting', message({ 1: text('reason'), 2: text('message') })),
  2: one('running', message({ 1: time('startedAt') })),
  3: one(
    'terminated',
    message({
      1: int('exitCode'),
      2: int('signal'),
      3: text('reason'),
      4: text('message'),
      5: time('startedAt'),
      6: time('finishedAt'),
    }),
  ),
});

const containerStatus = message({
  1: text('name'),
  2: one('state', containerState),
  3: one('lastState', containerState),
  4: flag('ready'),
  5: int('restartCount'),
  9: flag('started'),
});

export const pod = object({
  2: one('spec', podSpec),
  3: one(
    'status',
    message({
      1: text('phase'),
      2: conditions({ time: 4, reason: 5 }),
      3: text('message'),
      4: text('reason'),
      8: many('containerStatuses', containerStatus),
      10: many('initContainerStatuses', containerStatus),
    }),
  ),
});
