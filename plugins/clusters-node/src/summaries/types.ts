/**
 * Summaries: what stays in memory of an object. A fixed shape per kind, so that
 * thousands share one hidden class; equal texts, label sets and specifications
 * are shared between them. Times are milliseconds since 1970, CPU is in
 * millicores, memory and storage in bytes.
 *
 * @packageDocumentation
 */

/** What every summary has. */
export interface ObjectSummary {
  uid: string;
  name: string;
  /** Empty for objects of the whole cluster. */
  namespace: string;
  labels: Readonly<Record<string, string>>;
  createdAt: number;
  /** Set while the object is being deleted. */
  deletedAt: number | undefined;
  /** The controller, if there is one. */
  owner: OwnerSummary | undefined;
}

/** The object that controls another. */
export interface OwnerSummary {
  kind: string;
  name: string;
  uid: string;
}

/** A condition as reported. */
export interface ConditionSummary {
  type: string;
  status: 'True' | 'False' | 'Unknown';
  reason: string;
  message: string;
  since: number;
}

/** CPU in millicores and memory in bytes; undefined where nothing is said. */
export interface ResourceAmounts {
  cpu: number | undefined;
  memory: number | undefined;
}

/** A container as specified; shared by all pods of a template. */
export interface ContainerTemplate {
  name: string;
  image: string;
  init: boolean;
  requests: ResourceAmounts;
  limits: ResourceAmounts;
  /** Which probes it has. */
  probes: readonly ('startup' | 'readiness' | 'liveness')[];
}

/** What a pod template consists of and refers to; shared by all pods of a template. */
export interface PodTemplate {
  containers: readonly ContainerTemplate[];
  configMaps: readonly string[];
  secrets: readonly string[];
  claims: readonly string[];
}

/** A container that does not simply run. */
export interface ContainerTrouble {
  container: string;
  init: boolean;
  state: 'waiting' | 'running' | 'terminated';
  ready: boolean;
  restarts: number;
  /** Of the present state: `CrashLoopBackOff`, `ErrImagePull`, `OOMKilled` … */
  reason: string;
  message: string;
  exitCode: number | undefined;
  startedAt: number | undefined;
  /** How it ended the last time, if it ever did. */
  last:
    | {
        reason: string;
        message: string;
        exitCode: number;
        startedAt: number;
        finishedAt: number;
      }
    | undefined;
}

export interface PodSummary extends ObjectSummary {
  /** Like kubectl's STATUS column. */
  phase: string;
  ready: boolean;
  /** When readiness changed last. */
  readySince: number | undefined;
  node: string | undefined;
  restarts: number;
  template: PodTemplate;
  /** Containers that wait, ended, restarted or are not ready; mostly none. */
  troubles: readonly ContainerTrouble[];
  /** Of the pod itself: `Evicted`, `Unschedulable`, `NodeLost` … and why. */
  reason: string | undefined;
  message: string | undefined;
}

/** A Deployment, StatefulSet or DaemonSet. */
export interface WorkloadSummary extends ObjectSummary {
  kind: 'Deployment' | 'StatefulSet' | 'DaemonSet';
  wanted: number;
  updated: number;
  ready: number;
  available: number;
  /** False while the controller has not seen the newest specification. */
  observed: boolean;
  paused: boolean;
  /** The labels that it selects pods by; undefined if it uses expressions. */
  selector: Readonly<Record<string, string>> | undefined;
  template: PodTemplate;
  /** Conditions that are not as they should be. */
  troubles: readonly ConditionSummary[];
}

export interface ReplicaSetSummary extends ObjectSummary {
  wanted: number;
  ready: number;
  /** `deployment.kubernetes.io/revision` */
  revision: number;
  template: PodTemplate;
  troubles: readonly ConditionSummary[];
}

export interface ServiceSummary extends ObjectSummary {
  type: 'ClusterIP' | 'NodePort' | 'LoadBalancer' | 'ExternalName';
  /** Empty for one that selects nothing. */
  selector: Readonly<Record<string, string>>;
  clusterIp: string | undefined;
  ports: readonly { name: string; port: number; protocol: string }[];
  /** Addresses or host names of a load balancer. */
  addresses: readonly string[];
}

export interface IngressSummary extends ObjectSummary {
  className: string | undefined;
  hosts: readonly string[];
  tlsHosts: readonly string[];
  /** Names of the Services behind it. */
  services: readonly string[];
  addresses: readonly string[];
}

export interface AutoscalerSummary extends ObjectSummary {
  target: { kind: string; name: string };
  min: number;
  max: number;
  current: number;
  desired: number;
  /** Such as `cpu 62% of 80%`, as reported; `unknown` where there is no value. */
  metrics: readonly string[];
  troubles: readonly ConditionSummary[];
}

export interface BudgetSummary extends ObjectSummary {
  selector: Readonly<Record<string, string>> | undefined;
  disruptionsAllowed: number;
  currentHealthy: number;
  desiredHealthy: number;
  expectedPods: number;
}

export interface NetworkPolicySummary extends ObjectSummary {
  selector: Readonly<Record<string, string>> | undefined;
  types: readonly ('Ingress' | 'Egress')[];
}

export interface ClaimSummary extends ObjectSummary {
  phase: string;
  storageClass: string | undefined;
  requested: number | undefined;
  capacity: number | undefined;
}

export interface ConfigMapSummary extends ObjectSummary {
  keys: readonly string[];
  /** Of the whole content, so that a change shows; the content is not kept. */
  hash: string;
}

export interface JobSummary extends ObjectSummary {
  active: number;
  succeeded: number;
  failed: number;
  wanted: number;
  suspended: boolean;
  troubles: readonly ConditionSummary[];
}

export interface CronJobSummary extends ObjectSummary {
  schedule: string;
  suspended: boolean;
  lastScheduledAt: number | undefined;
  lastSucceededAt: number | undefined;
  active: number;
}

export interface NodeSummary extends ObjectSummary {
  ready: boolean;
  /** When readiness changed last. */
  readySince: number | undefined;
  unschedulable: boolean;
  version: string;
  architecture: string;
  capacity: ResourceAmounts & { pods: number };
  allocatable: ResourceAmounts & { pods: number };
  /** Conditions that are not as they should be: not Ready, pressure. */
  troubles: readonly ConditionSummary[];
}

export interface NamespaceSummary extends ObjectSummary {
  phase: string;
  /** `mooring.dev/project`: entity ref of the System that it belongs to. */
  projectRef: string | undefined;
}

/** A Warning event, counted by the API server; other events are read on demand. */
export interface WarningSummary extends ObjectSummary {
  about: { kind: string; name: string; uid: string };
  reason: string;
  message: string;
  count: number;
  lastAt: number;
}

/** What is kept of each kind, by the kind's plural name. */
export interface Summaries {
  pods: PodSummary;
  deployments: WorkloadSummary;
  statefulsets: WorkloadSummary;
  daemonsets: WorkloadSummary;
  replicasets: ReplicaSetSummary;
  services: ServiceSummary;
  ingresses: IngressSummary;
  horizontalpodautoscalers: AutoscalerSummary;
  poddisruptionbudgets: BudgetSummary;
  networkpolicies: NetworkPolicySummary;
  persistentvolumeclaims: ClaimSummary;
  configmaps: ConfigMapSummary;
  jobs: JobSummary;
  cronjobs: CronJobSummary;
  nodes: NodeSummary;
  namespaces: NamespaceSummary;
  events: WarningSummary;
}

/** Plural name of a kind that is watched. */
export type SummaryKind = keyof Summaries;
