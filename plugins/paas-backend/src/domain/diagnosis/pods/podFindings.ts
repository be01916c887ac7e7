import type { Finding } from '@mooring/backstage-plugin-paas-common';
import { at, objectOf, type Candidate } from '../Candidate';
import type { Case } from '../Case';
import type { PodFacts } from '../types';
import { containerError } from './containerError';
import { crashLoop } from './crashLoop';
import { imagePull } from './imagePull';
import { nodeLost } from './nodeLost';
import { outOfMemory } from './outOfMemory';
import { podFailed } from './podFailed';
import type { PodCause, PodRule } from './PodRule';
import { probeEndsContainer, probeFailing } from './probeFailing';
import { startError } from './startError';
import { claimPending, missingClaim, unschedulable } from './unschedulable';

/** From what holds up everything else to what shows last. */
const RULES: readonly PodRule[] = [
  nodeLost,
  missingClaim,
  claimPending,
  unschedulable,
  imagePull,
  outOfMemory,
  probeEndsContainer,
  crashLoop,
  containerError,
  startError,
  probeFailing,
  podFailed,
];

const MAX_OBJECTS = 10;

/** One cause for each pod that has one; the same cause of several pods is one finding. */
export function podFindings(of: Case): Candidate[] {
  const groups = new Map<string, { cause: PodCause; pods: PodFacts[] }>();
  for (const pod of [...leftBehind(of), ...of.pods].sort(worseFirst)) {
    const cause = causeOf(pod, of);
    if (cause) {
      const { code, severity, same } = cause;
      const key = JSON.stringify([code, severity, Object.entries(same).sort()]);
      const group = groups.get(key) ?? { cause, pods: [] };
      group.pods.push(pod);
      groups.set(key, group);
    }
  }
  return [...groups.values()].map(({ cause, pods }) => ({
    finding: toFinding(cause, pods, of),
    explains: isReason(cause) ? pods.flatMap(pod => of.ownersAndSelf(pod)) : [],
  }));
}

function causeOf(pod: PodFacts, of: Case): PodCause | undefined {
  if (pod.deletedAt !== undefined) {
    const lost = nodeLost(pod, of);
    return lost && { ...lost, severity: 'warning' };
  }
  for (const rule of RULES) {
    const cause = rule(pod, of);
    if (cause) {
      return cause;
    }
  }
  return undefined;
}

/** Whether something else may be the consequence: also of pods that are only starting. */
function isReason({ code, severity }: PodCause): boolean {
  return severity === 'failure' || code === 'probe-failing';
}

/** Pods that cannot go because their node is away. */
function leftBehind({ facts }: Case): PodFacts[] {
  return facts.pods.filter(({ deletedAt }) => deletedAt !== undefined);
}

function toFinding(cause: PodCause, pods: PodFacts[], of: Case): Finding {
  const { code, severity, same, more, object } = cause;
  const names = [...pods].sort((a, b) => (a.name < b.name ? -1 : 1));
  const since = Math.min(...pods.map(pod => pod.readySince ?? pod.createdAt));
  return {
    code,
    severity,
    params: {
      ...same,
      ...more,
      pods: pods.length,
      wanted: Math.max(pods.length, wantedOf(pods, of)),
    },
    objects: [
      ...(object ? [object] : []),
      ...names.slice(0, MAX_OBJECTS).map(pod => objectOf('Pod', pod)),
    ],
    since: at(since),
  };
}

/** How many pods there should be of all that these belong to. */
function wantedOf(pods: PodFacts[], of: Case): number {
  const workloads = new Set(pods.map(pod => of.workloadOf(pod)));
  let wanted = 0;
  for (const workload of workloads) {
    wanted += workload
      ? workload.wanted
      : of.pods.filter(pod => !of.workloadOf(pod)).length;
  }
  return wanted;
}

function worseFirst(a: PodFacts, b: PodFacts): number {
  return restartsOf(b) - restartsOf(a) || (a.name < b.name ? -1 : 1);
}

function restartsOf({ troubles }: PodFacts): number {
  return Math.max(0, ...troubles.map(({ restarts }) => restarts));
}
