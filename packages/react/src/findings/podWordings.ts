import type { FindingText, Wording } from './FindingText';

const PULL_FAILURES = [
  'not-found',
  'unauthorized',
  'unreachable',
  'rate-limited',
] as const;
const EXIT_CODES = ['0', '126', '127', '137', '139', '143'] as const;
const PROBES = ['readiness', 'liveness', 'startup'] as const;
const NODE_ERRORS = [
  'FailedMount',
  'FailedMapVolume',
  'FailedAttachVolume',
  'FailedCreatePodSandBox',
] as const;
const SCHEDULING_REASONS = [
  ...(['cpu', 'memory', 'resource', 'pods', 'nodes'] as const),
  ...(['taints', 'cordoned', 'affinity', 'volume', 'ports'] as const),
];
const CAPACITY = new Set<string>(SCHEDULING_REASONS.slice(0, 5));
const PLACEMENT = new Set<string>(SCHEDULING_REASONS.slice(5));

/** Words for what is the matter with pods. */
export const podWordings = {
  'image-pull': of => {
    const { t, text, has, who, finding } = of;
    const why = pullFailure(text('why'));
    const first = t('finding.image-pull', {
      who: who(),
      image: text('image'),
      why: t(`finding.image-pull.${why}`),
    });
    const lastGood = text('lastGood');
    const isServing = Number(finding.params.serving ?? 0) > 0;
    const second = isServing
      ? t('finding.image-pull.serving', { lastGood })
      : t('finding.image-pull.lastGood', { lastGood });
    return {
      title: has('lastGood')
        ? t('finding.sentences', { first, second })
        : first,
      advice: t(`finding.image-pull.${why}.advice`),
      detail: text('message'),
    };
  },
  'crash-loop': of => {
    const { t, text, has, who, finding } = of;
    const values = {
      who: who(),
      container: text('container'),
      restarts: text('restarts'),
    };
    const withCode = { ...values, exitCode: text('exitCode') };
    const isPast = finding.severity !== 'failure';
    const known = has('exitCode')
      ? t(isPast ? 'finding.crash-loop.past' : 'finding.crash-loop', withCode)
      : t(
          isPast
            ? 'finding.crash-loop.pastNoCode'
            : 'finding.crash-loop.noCode',
          values,
        );
    return {
      title: known,
      advice: t(`finding.exit.${exitKey(text('exitCode'))}`),
      detail: saidAtTheEnd(of),
    };
  },
  'out-of-memory': ({ t, text, has, who, formats, finding }) => {
    const values = { who: who(), container: text('container') };
    const mebibytes = Number(finding.params.limit ?? 0) / 1024 ** 2;
    const limit = `${formats.number(Math.round(mebibytes))} MiB`;
    return {
      title: has('limit')
        ? t('finding.out-of-memory', { ...values, limit })
        : t('finding.out-of-memory.noLimit', values),
      advice: t('finding.out-of-memory.advice'),
    };
  },
  'probe-failing': of => {
    const { t, text, finding } = of;
    const isStarting = finding.severity !== 'failure' && !wasRestarted(of);
    return {
      title: probeTitle(of),
      advice: t(
        isStarting
          ? 'finding.probe-failing.starting'
          : 'finding.probe-failing.advice',
      ),
      detail: text('message'),
    };
  },
  unschedulable: ({ t, text, who, formats }) => {
    const reasons = text('why').split(',').map(schedulingReason);
    const isFull = reasons.some(reason => CAPACITY.has(reason));
    const isMisplaced = reasons.some(reason => PLACEMENT.has(reason));
    return {
      title: t('finding.unschedulable', {
        who: who(),
        reasons: formats.list(
          reasons.map(reason => t(`finding.unschedulable.${reason}`)),
        ),
      }),
      ...(isFull && { advice: t('finding.unschedulable.capacity') }),
      ...(!isFull &&
        isMisplaced && { advice: t('finding.unschedulable.placement') }),
      detail: text('message'),
    };
  },
  'missing-configmap': ({ t, text, has, who }) => {
    const values = { who: who(), name: text('name') };
    return {
      title: has('key')
        ? t('finding.missing-configmap.key', { ...values, key: text('key') })
        : t('finding.missing-configmap', values),
      advice: t('finding.missing.advice'),
    };
  },
  'missing-secret': ({ t, text, has, who }) => {
    const values = { who: who(), name: text('name') };
    return {
      title: has('key')
        ? t('finding.missing-secret.key', { ...values, key: text('key') })
        : t('finding.missing-secret', values),
      advice: t('finding.missing.advice'),
    };
  },
  'missing-claim': ({ t, text, who }) => ({
    title: t('finding.missing-claim', { who: who(), name: text('name') }),
    advice: t('finding.missing.advice'),
  }),
  'claim-pending': ({ t, text, who }) => ({
    title: t('finding.claim-pending', { who: who(), name: text('name') }),
    advice: t('finding.claim-pending.advice'),
    detail: text('message'),
  }),
  'container-error': ({ t, text, has, who }) => {
    const reason = text('reason');
    const known = NODE_ERRORS.find(item => item === reason);
    return {
      title: has('container')
        ? t('finding.container-error', {
            who: who(),
            container: text('container'),
            reason,
          })
        : t('finding.container-error.pod', {
            who: who(),
            reason: known ? t(`finding.container-error.${known}`) : reason,
          }),
      detail: text('message'),
    };
  },
  'pod-failed': ({ t, text, who, finding }) => ({
    title: t(
      finding.severity === 'failure'
        ? 'finding.pod-failed'
        : 'finding.pod-failed.replaced',
      { who: who(), reason: text('reason') },
    ),
    detail: text('message'),
  }),
  'node-lost': ({ t, text, who, finding }) => ({
    title: t(
      finding.severity === 'failure'
        ? 'finding.node-lost'
        : 'finding.node-lost.maybe',
      { who: who(), node: text('node') },
    ),
    advice: t('finding.node-lost.advice'),
  }),
} satisfies Record<string, Wording>;

function pullFailure(why: string) {
  return PULL_FAILURES.find(item => item === why) ?? 'other';
}

function exitKey(code: string) {
  return EXIT_CODES.find(item => item === code) ?? 'other';
}

function schedulingReason(word: string) {
  return SCHEDULING_REASONS.find(item => item === word) ?? 'other';
}

function wasRestarted({ finding, text }: FindingText): boolean {
  return text('probe') !== 'readiness' && Number(finding.params.restarts) > 0;
}

function probeTitle(of: FindingText): string {
  const { t, text, has, who } = of;
  const known = PROBES.find(item => item === text('probe'));
  const probe = known ? t(`finding.probe.${known}`) : text('probe');
  const values = { who: who(), probe };
  const container = text('container');
  if (wasRestarted(of)) {
    const restarts = text('restarts');
    return has('container')
      ? t('finding.probe-failing.restarted', { ...values, container, restarts })
      : t('finding.probe-failing.restartedNoContainer', {
          ...values,
          restarts,
        });
  }
  return has('container')
    ? t('finding.probe-failing', { ...values, container })
    : t('finding.probe-failing.noContainer', values);
}

/** `Error` and `Completed` say no more than the exit code. */
function saidAtTheEnd({ text }: FindingText): string {
  const reason = text('reason');
  const told = reason === 'Error' || reason === 'Completed' ? '' : reason;
  return [told, text('message'), text('lastLine')]
    .filter(part => part !== '')
    .join(': ');
}
