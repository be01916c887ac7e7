import type { Finding } from '@mooring/backstage-plugin-paas-common';
import { at, inBrief, objectOf, type Candidate } from '../Candidate';
import { isSatisfied, type Case } from '../Case';
import type { ConditionFacts, ObjectFacts, WorkloadFacts } from '../types';

/** A webhook that has to be asked, and that cannot be. */
const WEBHOOK_SILENT = /failed calling (admission )?webhook/;

/** Pods (or their claims) that are wanted, and that the API server refuses to create. */
export function creationRefused(of: Case): Candidate[] {
  return [...ofWorkloads(of), ...ofJobs(of)];
}

function ofWorkloads(of: Case): Candidate[] {
  return of.facts.workloads
    .filter(workload => !isSatisfied(workload))
    .flatMap(workload => {
      const replicaSets = of.facts.replicaSets.filter(
        ({ owner, wanted }) => owner?.uid === workload.uid && wanted > 0,
      );
      const refusal =
        conditionOf([workload, ...replicaSets]) ??
        eventOf(of, [workload, ...replicaSets], createdLast(of, workload));
      const { kind, wanted } = workload;
      const missing = Math.max(1, wanted - of.podsOf(workload).length);
      return refusal
        ? [
            toCandidate(workload, kind, refusal, {
              pods: missing,
              wanted: Math.max(wanted, missing),
            }),
          ]
        : [];
    });
}

function ofJobs(of: Case): Candidate[] {
  return of.facts.jobs
    .filter(
      ({ active, succeeded, wanted, suspended }) =>
        active === 0 && succeeded < wanted && !suspended,
    )
    .flatMap(job => {
      const created = of.facts.pods
        .filter(({ owner }) => owner?.uid === job.uid)
        .map(({ createdAt }) => createdAt);
      const refusal = eventOf(of, [job], Math.max(0, ...created));
      const missing = job.wanted - job.succeeded;
      return refusal
        ? [
            toCandidate(job, 'Job', refusal, {
              pods: missing,
              wanted: job.wanted,
            }),
          ]
        : [];
    });
}

interface Refusal {
  message: string;
  since: number;
}

function conditionOf(
  objects: { troubles: readonly ConditionFacts[] }[],
): Refusal | undefined {
  return objects
    .flatMap(({ troubles }) => troubles)
    .find(({ type, status }) => type === 'ReplicaFailure' && status === 'True');
}

/** What was created since shows that it is refused no longer. */
function eventOf(
  of: Case,
  objects: { uid: string }[],
  lastSuccess: number,
): Refusal | undefined {
  const told = objects
    .flatMap(object => of.warningsAbout(object))
    .find(
      ({ reason, lastAt }) =>
        reason === 'FailedCreate' && lastAt >= lastSuccess,
    );
  return told && { message: told.message, since: told.lastAt };
}

function createdLast(of: Case, workload: WorkloadFacts): number {
  return Math.max(0, ...of.podsOf(workload).map(pod => pod.createdAt));
}

function toCandidate(
  object: ObjectFacts,
  kind: string,
  { message, since }: Refusal,
  counts: { pods: number; wanted: number },
): Candidate {
  const code = refusalCode(message);
  const why = WEBHOOK_SILENT.test(message) ? 'unavailable' : 'denied';
  return {
    finding: {
      code,
      severity: 'failure',
      params: {
        kind,
        name: object.name,
        ...(code === 'webhook' && { why }),
        message: inBrief(withoutPreamble(message)),
        ...counts,
      },
      objects: [objectOf(kind, object)],
      since: at(since),
    },
    explains: [object.uid],
  };
}

/** Who refused, by the API server's message. */
function refusalCode(message: string): Finding['code'] {
  if (/exceeded quota|failed quota/.test(message)) {
    return 'quota';
  }
  return WEBHOOK_SILENT.test(message) || message.includes('admission webhook')
    ? 'webhook'
    : 'creation-refused';
}

/** Without what controllers put in front, and without the name of a pod that never was. */
function withoutPreamble(message: string): string {
  return message
    .replace(/^\(combined from similar events\): /, '')
    .replace(/^error creating: /i, '')
    .replace(/^create (Pod|Claim) .*? failed error: /i, '')
    .replace(/^pods "[^"]*" is forbidden: /, '');
}
