import type { LabelRequirement, Manifest, ObjectRef } from '@mooring/common';
import type {
  AutoscalerSummary,
  BudgetSummary,
  ClaimSummary,
  ConfigMapSummary,
  CronJobSummary,
  IngressSummary,
  JobSummary,
  NetworkPolicySummary,
  NodeSummary,
  PodSummary,
  ReplicaSetSummary,
  ResourceAmounts,
  ServiceSummary,
  SummaryKind,
  WarningSummary,
  WorkloadSummary,
} from './summaries/types';
import type { CallOptions } from './types';

/** State of the watch of one kind. */
export type WatchState = 'init' | 'listing' | 'synced' | 'stale' | 'refused';

/** How fresh one kind of one cluster is. */
export interface KindHealth {
  kind: SummaryKind;
  /** `refused`: the portal may not read this kind; its rows were dropped. */
  state: WatchState;
  objects: number;
  /** The last error, while not synced. */
  error: string | undefined;
}

/** An object that could not be read; everything else goes on without it. */
export interface QuarantinedObject {
  kind: SummaryKind;
  namespace: string;
  name: string;
  uid: string;
  error: string;
  since: number;
}

/** How fresh one cluster's cache is. */
export interface ClusterHealth {
  cluster: string;
  /** `synced` while every kind that the portal may read is. */
  state: 'init' | 'synced' | 'stale';
  /** When the cache was last known to be right, ISO 8601. */
  asOf: string | undefined;
  /** The last error, while stale. */
  error: string | undefined;
  /** Kinds that the portal may not read. */
  refused: readonly SummaryKind[];
}

/** A cluster for its operators. */
export interface ClusterDetail extends ClusterHealth {
  /** `v1.36.3`; undefined until it answered. */
  version: string | undefined;
  kinds: KindHealth[];
  quarantined: QuarantinedObject[];
  /** Expiry of the certificate that its API server shows, epoch milliseconds. */
  certificateExpiresAt: number | undefined;
}

/** Counters of one cluster since the process began. */
export interface ClusterCounters {
  cluster: string;
  objects: Partial<Record<SummaryKind, number>>;
  lists: number;
  watches: number;
  events: number;
  bytes: number;
  failures: number;
  quarantined: number;
  /** Delay of events that carry a time of their own, milliseconds; undefined if none came. */
  eventLagMs: number | undefined;
  /** Seconds since the cache was last known to be right. */
  stalenessSeconds: number;
}

/** Which objects of a cluster belong together. */
export interface InstanceSelection {
  cluster: string;
  /** Undefined: in every namespace. */
  namespace: string | undefined;
  requirements: readonly LabelRequirement[];
}

/**
 * Everything cached of one selection: what the labels select, what that owns,
 * and what points at it (autoscalers, budgets, Services, Ingresses, network
 * policies) or is used by it (claims, ConfigMaps), with warnings about any of these.
 * Each list is sorted by namespace and name.
 */
export interface InstanceFacts {
  workloads: WorkloadSummary[];
  replicaSets: ReplicaSetSummary[];
  pods: PodSummary[];
  jobs: JobSummary[];
  cronJobs: CronJobSummary[];
  services: ServiceSummary[];
  ingresses: IngressSummary[];
  autoscalers: AutoscalerSummary[];
  budgets: BudgetSummary[];
  networkPolicies: NetworkPolicySummary[];
  claims: ClaimSummary[];
  configMaps: ConfigMapSummary[];
  warnings: WarningSummary[];
  /** The nodes that its pods run on. */
  nodes: NodeSummary[];
  health: ClusterHealth;
  /** Grows with every change of these facts or of the health, within this process. */
  version: number;
}

/** A pod that came, changed or went, as far as its summary tells. */
export interface PodChange {
  cluster: string;
  before: PodSummary | undefined;
  after: PodSummary | undefined;
}

/** One line of a container's log. */
export interface LogLine {
  /** RFC 3339 with nanoseconds, as the node stamped it. */
  at: string;
  text: string;
}

/** Which part of which log. */
export interface LogQuery {
  namespace: string;
  pod: string;
  container: string;
  /** Of the container's run before the present one. */
  previous?: boolean;
  /** The last lines only. */
  tailLines?: number;
  sinceSeconds?: number;
  /** From this time on, RFC 3339; nodes look at whole seconds only. */
  sinceTime?: string;
  /** Goes on until the caller stops it. */
  follow?: boolean;
}

/** An event as the cluster recorded it, of whatever type. */
export interface EventLine {
  uid: string;
  type: 'Normal' | 'Warning';
  reason: string;
  message: string;
  about: { kind: string; namespace: string; name: string; uid: string };
  count: number;
  firstAt: number;
  lastAt: number;
  source: string;
}

/** What a pod's containers use now, by the cluster's metrics API. */
export interface PodUsage {
  namespace: string;
  pod: string;
  total: ResourceAmounts;
  at: number;
}

/**
 * Questions that are answered by the API server, each with a deadline. All throw
 * ClusterUnavailableError when it does not answer, ClusterRefusedError when it refuses.
 */
export interface ClusterInspector {
  /** The whole object, without managedFields; undefined if there is none. Never a Secret (InputError). */
  object(
    cluster: string,
    ref: ObjectRef,
    options?: CallOptions,
  ): Promise<Manifest | undefined>;
  /** Events of a namespace, newest first, at most `limit`. */
  events(
    cluster: string,
    query: { namespace: string; limit: number },
    options?: CallOptions,
  ): Promise<EventLine[]>;
  /** The lines as they come; ends when the log does. Breaking off ends the call. */
  logs(
    cluster: string,
    query: LogQuery,
    options?: CallOptions,
  ): Promise<AsyncIterable<LogLine>>;
  /** Use of the pods of a namespace; answers may be some seconds old. */
  podUsage(
    cluster: string,
    namespace: string,
    options?: CallOptions,
  ): Promise<PodUsage[]>;
  /** Use of every node by name. */
  nodeUsage(
    cluster: string,
    options?: CallOptions,
  ): Promise<Map<string, ResourceAmounts>>;
}

/** Reads clusters from memory; only what {@link ClusterReader.inspect} offers calls an API server. */
export interface ClusterReader {
  /** Names of all configured clusters. */
  clusters(): string[];
  /** Throws NotFoundError for a cluster that is not configured, as all methods do. */
  health(cluster: string): ClusterHealth;
  detail(cluster: string): ClusterDetail;
  instance(selection: InstanceSelection): InstanceFacts;
  /** Calls back after changes to one selection's facts. Returns the end of the subscription. */
  subscribe(selection: InstanceSelection, listener: () => void): () => void;
  /** Calls back after a cluster's health changed. */
  subscribeHealth(listener: (cluster: string) => void): () => void;
  /** Calls back for every pod that came, changed or went, lists after a gap included. */
  subscribePods(listener: (change: PodChange) => void): () => void;
  nodes(cluster: string): NodeSummary[];
  podsOnNode(cluster: string, node: string): PodSummary[];
  /** Requested of each node by the pods on it. */
  requestedOnNodes(
    cluster: string,
  ): Map<string, { cpu: number; memory: number; pods: number }>;
  counters(): ClusterCounters[];
  readonly inspect: ClusterInspector;
}
