import type {
  V2HorizontalPodAutoscaler,
  V2MetricSpec,
  V2MetricStatus,
  V2MetricTarget,
  V2MetricValueStatus,
} from '@kubernetes/client-node';
import { troublesOf } from './conditions';
import type { Interner } from './Interner';
import { objectSummary } from './objectSummary';
import type { Raw } from './Raw';
import type { AutoscalerSummary } from './types';

/** Reduces a HorizontalPodAutoscaler as the API server sent it. */
export function autoscalerSummary(
  autoscaler: Raw<V2HorizontalPodAutoscaler>,
  interner: Interner,
): AutoscalerSummary {
  const { spec, status } = autoscaler;
  return {
    ...objectSummary(autoscaler, interner),
    target: {
      kind: interner.text(spec?.scaleTargetRef.kind ?? ''),
      name: interner.text(spec?.scaleTargetRef.name ?? ''),
    },
    min: spec?.minReplicas ?? 1,
    max: spec?.maxReplicas ?? 0,
    current: status?.currentReplicas ?? 0,
    desired: status?.desiredReplicas ?? 0,
    metrics: (spec?.metrics ?? []).map(metric =>
      inWords(metric, status?.currentMetrics ?? []),
    ),
    troubles: troublesOf(status?.conditions, isTrouble, interner),
  };
}

/** Holding at the smallest number is nothing to worry about, at the largest it is. */
function isTrouble(condition: {
  type: string;
  status: string;
  reason?: string;
}): boolean {
  return condition.type === 'ScalingLimited'
    ? condition.reason === 'TooManyReplicas'
    : condition.status !== 'True';
}

function inWords(
  metric: V2MetricSpec,
  reported: Raw<V2MetricStatus>[],
): string {
  const { name, target } = partsOf(metric);
  const current = reported
    .map(status => partsOf(status))
    .find(status => status.type === metric.type && status.name === name);
  const used = current?.current && valueOf(current.current, target);
  return `${name} ${used ?? 'unknown'} of ${targetOf(target)}`;
}

interface Parts {
  type: string;
  name: string;
  target: V2MetricTarget | undefined;
  current: V2MetricValueStatus | undefined;
}

/** The types of a metric differ in where they keep the same things. */
function partsOf(metric: V2MetricSpec | V2MetricStatus): Parts {
  const { resource, containerResource } = metric;
  const part =
    resource ??
    containerResource ??
    metric.pods ??
    metric.object ??
    metric.external;
  const name =
    resource?.name ??
    (containerResource &&
      `${containerResource.container}/${containerResource.name}`) ??
    (metric.pods ?? metric.object ?? metric.external)?.metric.name;
  return {
    type: metric.type,
    name: name ?? metric.type,
    target: part && 'target' in part ? part.target : undefined,
    current: part && 'current' in part ? part.current : undefined,
  };
}

function valueOf(
  current: V2MetricValueStatus,
  target: V2MetricTarget | undefined,
): string | undefined {
  if (target?.type === 'Utilization') {
    return percent(current.averageUtilization);
  }
  return target?.type === 'AverageValue' ? current.averageValue : current.value;
}

function targetOf(target: V2MetricTarget | undefined): string {
  return (
    percent(target?.averageUtilization) ??
    target?.averageValue ??
    target?.value ??
    'unknown'
  );
}

function percent(number: number | undefined): string | undefined {
  return number === undefined ? undefined : `${number}%`;
}
