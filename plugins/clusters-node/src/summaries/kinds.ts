import { autoscalerSummary } from './autoscalerSummary';
import { budgetSummary } from './budgetSummary';
import { claimSummary } from './claimSummary';
import { configMapSummary } from './configMapSummary';
import type { Interner } from './Interner';
import { cronJobSummary, jobSummary } from './jobSummary';
import { namespaceSummary, nodeSummary } from './nodeSummary';
import type { RawObject } from './objectSummary';
import { podSummary, type PodRow } from './podSummary';
import {
  ingressSummary,
  networkPolicySummary,
  serviceSummary,
} from './serviceSummary';
import type { Summaries, SummaryKind } from './types';
import { warningSummary } from './warningSummary';
import {
  daemonSetSummary,
  deploymentSummary,
  replicaSetSummary,
  statefulSetSummary,
  type WorkloadRow,
} from './workloadSummary';

/** What is cached of each kind: its summary, and what only the joins need. */
export interface Rows extends Summaries {
  pods: PodRow;
  deployments: WorkloadRow;
  statefulsets: WorkloadRow;
  daemonsets: WorkloadRow;
}

/** A row of any kind. */
export type AnyRow = Rows[SummaryKind];

/** How a kind is read. */
export interface KindDefinition<TRow> {
  /** `Pod`, as owners and events name it. */
  objectKind: string;
  /** The collection over all namespaces. */
  path: string;
  query: Record<string, string>;
  /** Throws for an object that cannot be read. */
  summarise(object: RawObject, interner: Interner): TRow;
}

function define<TRow, TObject extends RawObject>(
  objectKind: string,
  path: string,
  summarise: (object: TObject, interner: Interner) => TRow,
  query: Record<string, string> = {},
): KindDefinition<TRow> {
  return {
    objectKind,
    path,
    query,
    // The collection's objects are of the kind that it is named after.
    summarise: (object, interner) => summarise(object as TObject, interner),
  };
}

const CORE = '/api/v1';
const APPS = '/apis/apps/v1';
const BATCH = '/apis/batch/v1';
const NETWORKING = '/apis/networking.k8s.io/v1';

/**
 * The kinds that are watched, in the order in which they are listed first.
 * Never Secrets.
 */
export const KINDS: { [K in SummaryKind]: KindDefinition<Rows[K]> } = {
  namespaces: define('Namespace', `${CORE}/namespaces`, namespaceSummary),
  nodes: define('Node', `${CORE}/nodes`, nodeSummary),
  pods: define('Pod', `${CORE}/pods`, podSummary),
  deployments: define('Deployment', `${APPS}/deployments`, deploymentSummary),
  statefulsets: define(
    'StatefulSet',
    `${APPS}/statefulsets`,
    statefulSetSummary,
  ),
  daemonsets: define('DaemonSet', `${APPS}/daemonsets`, daemonSetSummary),
  replicasets: define('ReplicaSet', `${APPS}/replicasets`, replicaSetSummary),
  services: define('Service', `${CORE}/services`, serviceSummary),
  ingresses: define('Ingress', `${NETWORKING}/ingresses`, ingressSummary),
  horizontalpodautoscalers: define(
    'HorizontalPodAutoscaler',
    '/apis/autoscaling/v2/horizontalpodautoscalers',
    autoscalerSummary,
  ),
  poddisruptionbudgets: define(
    'PodDisruptionBudget',
    '/apis/policy/v1/poddisruptionbudgets',
    budgetSummary,
  ),
  networkpolicies: define(
    'NetworkPolicy',
    `${NETWORKING}/networkpolicies`,
    networkPolicySummary,
  ),
  persistentvolumeclaims: define(
    'PersistentVolumeClaim',
    `${CORE}/persistentvolumeclaims`,
    claimSummary,
  ),
  configmaps: define('ConfigMap', `${CORE}/configmaps`, configMapSummary),
  jobs: define('Job', `${BATCH}/jobs`, jobSummary),
  cronjobs: define('CronJob', `${BATCH}/cronjobs`, cronJobSummary),
  events: define('Event', `${CORE}/events`, warningSummary, {
    fieldSelector: 'type!=Normal',
  }),
};

/** Their names. */
export const SUMMARY_KINDS = Object.keys(KINDS) as SummaryKind[];
