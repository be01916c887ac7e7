import type { FindingText, Wording } from './FindingText';

const JOB_FAILURES = ['BackoffLimitExceeded', 'DeadlineExceeded'] as const;

/** Words for what is the matter beside the pods. */
export const objectWordings = {
  quota: of => ({
    title: of.t('finding.quota', lacking(of)),
    advice: of.t('finding.quota.advice'),
    detail: of.text('message'),
  }),
  webhook: of => {
    const why = of.text('why') === 'unavailable' ? 'unavailable' : 'denied';
    return {
      title: of.t(`finding.webhook.${why}`, lacking(of)),
      advice: of.t(`finding.webhook.${why}.advice`),
      detail: of.text('message'),
    };
  },
  'creation-refused': of => ({
    title: of.t('finding.creation-refused', lacking(of)),
    advice: of.t('finding.creation-refused.advice'),
    detail: of.text('message'),
  }),
  'rollout-deadline': ({ t, text }) => ({
    title: t('finding.rollout-deadline', {
      name: text('name'),
      ready: text('ready'),
      wanted: text('wanted'),
    }),
    advice: t('finding.rollout-deadline.advice'),
  }),
  paused: ({ t, text }) => ({
    title: t('finding.paused', { name: text('name') }),
    advice: t('finding.paused.advice', { name: text('name') }),
  }),
  'workload-missing': ({ t }) => ({
    title: t('finding.workload-missing'),
    advice: t('finding.workload-missing.advice'),
  }),
  'job-failed': ({ t, text }) => {
    const reason = text('reason');
    const known = JOB_FAILURES.find(item => item === reason);
    return {
      title: t('finding.job-failed', {
        name: text('name'),
        reason: known ? t(`finding.job-failed.${known}`) : reason,
      }),
      advice: t('finding.job-failed.advice'),
      detail: text('message'),
    };
  },
  'no-endpoints': ({ t, text, finding }) => {
    const service = text('service');
    return Number(finding.params.selected ?? 0) > 0
      ? {
          title: t('finding.no-endpoints.notReady', {
            service,
            selected: text('selected'),
          }),
        }
      : {
          title: t('finding.no-endpoints', { service }),
          advice: t('finding.no-endpoints.advice'),
        };
  },
  'ingress-no-class': ({ t, text }) => ({
    title: t('finding.ingress-no-class', { ingress: text('ingress') }),
    advice: t('finding.ingress-no-class.advice'),
  }),
  'ingress-no-address': ({ t, text }) => ({
    title: t('finding.ingress-no-address', {
      ingress: text('ingress'),
      class: text('class'),
    }),
    advice: t('finding.ingress-no-address.advice'),
  }),
  'certificate-expiry': ({ t, text, formats, finding }) => ({
    title: t(
      finding.severity === 'failure'
        ? 'finding.certificate-expiry.past'
        : 'finding.certificate-expiry',
      { host: text('host'), date: formats.dateTime(text('expiresAt')) },
    ),
    advice: t('finding.certificate-expiry.advice'),
  }),
  'autoscaler-no-metrics': ({ t, text }) => ({
    title: t('finding.autoscaler-no-metrics', { name: text('name') }),
    advice: t('finding.autoscaler-no-metrics.advice'),
    detail: text('message'),
  }),
  'budget-blocks': ({ t, text }) => ({
    title: t('finding.budget-blocks', { name: text('name') }),
    advice: t('finding.budget-blocks.advice'),
  }),
  'single-replica': ({ t }) => ({
    title: t('finding.single-replica'),
    advice: t('finding.single-replica.advice'),
  }),
  'one-node': ({ t, text }) => ({
    title: t('finding.one-node', { node: text('node') }),
    advice: t('finding.one-node.advice'),
  }),
  'no-budget': ({ t }) => ({
    title: t('finding.no-budget'),
    advice: t('finding.no-budget.advice'),
  }),
  'cluster-unreachable': ({ t, text }) => ({
    title: t('finding.cluster-unreachable', { cluster: text('cluster') }),
    advice: t('finding.cluster-unreachable.advice'),
    detail: text('message'),
  }),
  'kind-refused': ({ t, text }) => ({
    title: t('finding.kind-refused', {
      cluster: text('cluster'),
      kinds: text('kinds'),
    }),
    advice: t('finding.kind-refused.advice'),
  }),
} satisfies Record<string, Wording>;

function lacking({ text }: FindingText) {
  return {
    kind: text('kind'),
    name: text('name'),
    pods: text('pods'),
    wanted: text('wanted'),
  };
}
