import {
  containerStatuses,
  notReady,
  placed,
  whereTagEnds,
} from './podStatusTemplates.ts';

const secondMs = 1000;
/** How often a container of a `-crash` image is restarted. */
const restarts = 3;
/** As rarely as a kubelet that has given up hope. */
const pullAgainMs = 300 * secondMs;

const state = '.status.containerStatuses[0].state';
const waitingReason = `${state}.waiting.reason`;

const crashed = `
state:
  waiting:
    reason: CrashLoopBackOff
    message: {{ printf "back-off 10s restarting failed container=%s pod=%s_%s(%s)" .container.name .pod.metadata.name .pod.metadata.namespace .pod.metadata.uid | Quote }}
lastState:
  terminated:
    exitCode: 1
    reason: Error
    startedAt: {{ Now | Quote }}
    finishedAt: {{ Now | Quote }}
started: false`;

const notFound =
  'rpc error: code = NotFound desc = failed to pull and unpack image \\"%[1]s\\": failed to resolve reference \\"%[1]s\\": %[1]s: not found';

const cannotPull = `
state:
  waiting:
    reason: ErrImagePull
    message: {{ printf "${notFound}" .container.image | Quote }}
started: false`;

const backsOff = `
state:
  waiting:
    reason: ImagePullBackOff
    message: {{ printf "Back-off pulling image \\"%[1]s\\": ErrImagePull: ${notFound}" .container.image | Quote }}
started: false`;

const running = `
state:
  running:
    startedAt: {{ Now | Quote }}
started: true`;

/** What KWOK makes of pods whose first container's image has a tag that ends in one of a few words. */
export function troubledPods(): object[] {
  const pulled = {
    when: [is('.status.phase', 'Pending')],
    status: [placed('Running'), notReady, containerStatuses('0', running)],
  };
  return [
    stage('crash-start', '-crash', pulled),
    stage('crash', '-crash', {
      when: [
        is('.status.phase', 'Running'),
        is(`(.status.containerStatuses[0].restartCount // 0) < ${restarts}`),
      ],
      afterMs: secondMs,
      status: [
        notReady,
        // The first time it is no restart that fails.
        containerStatuses(
          '{{ if $was.state.running }}0{{ else }}{{ add1 $was.restartCount }}{{ end }}',
          crashed,
        ),
      ],
      event: ['BackOff', 'Back-off restarting failed container'],
    }),
    stage('stuck', '-stuck', pulled),
    stage('missing', '-missing', {
      when: [is(`${waitingReason} | . == null`)],
      status: [placed('Pending'), notReady, containerStatuses('0', cannotPull)],
      event: ['Failed', 'Failed to pull image: not found'],
    }),
    stage('missing-back-off', '-missing', {
      when: [is(waitingReason, 'ErrImagePull')],
      afterMs: secondMs,
      status: [containerStatuses('0', backsOff)],
      event: ['BackOff', 'Back-off pulling image'],
    }),
    // It also keeps KWOK from making the pod ready, which it does to pending ones.
    stage('missing-again', '-missing', {
      when: [is(waitingReason, 'ImagePullBackOff')],
      afterMs: pullAgainMs,
      status: [containerStatuses('0', cannotPull)],
      event: ['Failed', 'Failed to pull image: not found'],
    }),
  ];
}

interface Trouble {
  when: object[];
  afterMs?: number;
  /** Templates of parts of the status, each of which replaces what was there. */
  status: string[];
  event?: [reason: string, message: string];
}

function stage(name: string, tagEnd: string, trouble: Trouble): object {
  const { when, afterMs = 0, status, event } = trouble;
  const patch = {
    subresource: 'status',
    root: 'status',
    template: status.join('\n'),
  };
  return {
    apiVersion: 'kwok.x-k8s.io/v1alpha1',
    kind: 'Stage',
    metadata: { name: `troubled-pod-${name}` },
    spec: {
      resourceRef: { apiGroup: 'v1', kind: 'Pod' },
      selector: {
        matchExpressions: [
          is('.metadata.deletionTimestamp == null'),
          is(whereTagEnds(tagEnd)),
          ...when,
        ],
      },
      // KWOK's own stages weigh nothing: one of these always goes before them.
      weight: 1,
      delay: { durationMilliseconds: afterMs },
      steps: [
        { patch },
        ...(event
          ? [
              {
                event: { type: 'Warning', reason: event[0], message: event[1] },
              },
            ]
          : []),
      ],
    },
  };
}

function is(key: string, value: string = 'true'): object {
  return { jq: { key, operator: 'In', values: [value] } };
}
