import type {
  Finding,
  StatusWord,
} from '@mooring/backstage-plugin-paas-common';
import { isSatisfied } from './diagnosis/Case';
import { failureOf, lastOfEach } from './diagnosis/objects/jobFailed';
import { podCounts } from './diagnosis/podCounts';
import type { DiagnosisFacts, WorkloadFacts } from './diagnosis/types';

/** What the status of an instance is decided from. */
export interface StatusInput {
  now: number;
  /** Something is meant to be there: a release is live, or an entity points at it. */
  expected: boolean;
  /** State of the operation under way, if any. */
  operationState: string | undefined;
  facts: Pick<
    DiagnosisFacts,
    'workloads' | 'replicaSets' | 'pods' | 'jobs' | 'cronJobs'
  > & { health: { state: DiagnosisFacts['health']['state'] } };
  /** What the diagnosis found. */
  findings: readonly Finding[];
}

/** A first start that takes no longer than this is no outage. */
const STARTING = 120_000;

/** How an instance is doing; the findings tell why. */
export function statusOf(input: StatusInput): StatusWord {
  const { facts, expected } = input;
  if (facts.health.state !== 'synced') {
    return 'Unknown';
  }
  const operation = input.operationState;
  if (operation === 'queued' || operation === 'held') {
    return 'Waiting';
  }
  if (operation === 'running' || operation === 'undoing') {
    return 'Deploying';
  }
  if (!expected) {
    return 'Stopped';
  }
  const there =
    facts.workloads.length +
    facts.pods.length +
    facts.jobs.length +
    facts.cronJobs.length;
  if (there === 0) {
    return 'Failed';
  }
  return ofRunning(input);
}

function ofRunning(input: StatusInput): StatusWord {
  const { facts, findings } = input;
  const { wanted, ready } = podCounts(facts);
  const failing = findings.some(({ severity }) => severity === 'failure');
  if (wanted === 0) {
    return ofJobs(facts);
  }
  if (!failing && facts.workloads.some(item => isRollingOut(item, input))) {
    return 'Deploying';
  }
  if (ready === 0) {
    return 'Failed';
  }
  return failing || ready < wanted ? 'Degraded' : 'Running';
}

/** Where there is nothing but Jobs. */
function ofJobs({ jobs, cronJobs }: StatusInput['facts']): StatusWord {
  if (lastOfEach(jobs).some(job => failureOf(job))) {
    return 'Failed';
  }
  return jobs.some(({ active }) => active > 0) ||
    cronJobs.some(({ suspended }) => !suspended)
    ? 'Running'
    : 'Stopped';
}

/** Whether a controller is still at it, whoever asked it to. */
function isRollingOut(
  workload: WorkloadFacts,
  { facts, now }: StatusInput,
): boolean {
  if (workload.paused) {
    return false;
  }
  const [newest, ...older] = facts.replicaSets
    .filter(({ owner }) => owner?.uid === workload.uid)
    .sort((a, b) => b.revision - a.revision);
  const startedAt = newest?.createdAt ?? workload.createdAt;
  return (
    !workload.observed ||
    workload.updated < workload.wanted ||
    older.some(({ wanted }) => wanted > 0) ||
    (!isSatisfied(workload) && now - startedAt < STARTING)
  );
}
