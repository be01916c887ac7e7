/**
 * What the diagnosis needs of the facts about one instance. The cluster reader's
 * summaries have all of it and more. Times are milliseconds since 1970.
 *
 * @packageDocumentation
 */

/** What every object has. */
export interface ObjectFacts {
  uid: string;
  name: string;
  namespace: string;
  labels: Readonly<Record<string, string>>;
  createdAt: number;
  deletedAt: number | undefined;
  owner: { kind: string; name: string; uid: string } | undefined;
}

/** A condition as reported. */
export interface ConditionFacts {
  type: string;
  status: string;
  reason: string;
  message: string;
  since: number;
}

export interface ContainerFacts {
  name: string;
  image: string;
  init: boolean;
  limits: { memory: number | undefined };
  probes: readonly string[];
}

/** A container that does not simply run. */
export interface TroubleFacts {
  container: string;
  init: boolean;
  state: 'waiting' | 'running' | 'terminated';
  ready: boolean;
  restarts: number;
  reason: string;
  message: string;
  exitCode: number | undefined;
  last:
    | { reason: string; message: string; exitCode: number; finishedAt: number }
    | undefined;
}

export interface PodFacts extends ObjectFacts {
  /** Like kubectl's STATUS column. */
  phase: string;
  ready: boolean;
  readySince: number | undefined;
  node: string | undefined;
  template: {
    containers: readonly ContainerFacts[];
    claims: readonly string[];
  };
  troubles: readonly TroubleFacts[];
  reason: string | undefined;
  message: string | undefined;
}

export interface WorkloadFacts extends ObjectFacts {
  kind: 'Deployment' | 'StatefulSet' | 'DaemonSet';
  wanted: number;
  updated: number;
  ready: number;
  observed: boolean;
  paused: boolean;
  selector: Readonly<Record<string, string>> | undefined;
  troubles: readonly ConditionFacts[];
}

export interface ReplicaSetFacts extends ObjectFacts {
  wanted: number;
  ready: number;
  revision: number;
  template: { containers: readonly ContainerFacts[] };
  troubles: readonly ConditionFacts[];
}

export interface JobFacts extends ObjectFacts {
  active: number;
  succeeded: number;
  wanted: number;
  suspended: boolean;
  troubles: readonly ConditionFacts[];
}

export interface CronJobFacts extends ObjectFacts {
  suspended: boolean;
}

export interface ServiceFacts extends ObjectFacts {
  type: string;
  selector: Readonly<Record<string, string>>;
}

export interface IngressFacts extends ObjectFacts {
  className: string | undefined;
  addresses: readonly string[];
}

export interface AutoscalerFacts extends ObjectFacts {
  target: { kind: string; name: string };
  troubles: readonly ConditionFacts[];
}

export interface BudgetFacts extends ObjectFacts {
  selector: Readonly<Record<string, string>> | undefined;
  disruptionsAllowed: number;
  currentHealthy: number;
  expectedPods: number;
}

export interface ClaimFacts extends ObjectFacts {
  phase: string;
}

export interface NodeFacts {
  name: string;
  ready: boolean;
  readySince: number | undefined;
}

/** A Warning event. */
export interface WarningFacts {
  about: { kind: string; name: string; uid: string };
  reason: string;
  message: string;
  lastAt: number;
}

/** Everything known of one instance. */
export interface DiagnosisFacts {
  workloads: readonly WorkloadFacts[];
  replicaSets: readonly ReplicaSetFacts[];
  pods: readonly PodFacts[];
  jobs: readonly JobFacts[];
  cronJobs: readonly CronJobFacts[];
  services: readonly ServiceFacts[];
  ingresses: readonly IngressFacts[];
  autoscalers: readonly AutoscalerFacts[];
  budgets: readonly BudgetFacts[];
  claims: readonly ClaimFacts[];
  warnings: readonly WarningFacts[];
  nodes: readonly NodeFacts[];
  health: {
    cluster: string;
    state: 'init' | 'synced' | 'stale';
    asOf: string | undefined;
    error: string | undefined;
    refused: readonly string[];
  };
}

/** What the facts do not tell. */
export interface DiagnosisContext {
  now: number;
  /** Something is meant to be there, and no operation is creating or deleting it. */
  expected: boolean;
  /** Image of the last release that ran; where it is left out, ReplicaSets tell. */
  lastGood?: string;
  /** How many nodes of the cluster are ready. */
  readyNodes?: number;
  /** What the Ingresses' addresses showed, where they could be asked. */
  certificates?: readonly { host: string; expiresAt: number }[];
}
