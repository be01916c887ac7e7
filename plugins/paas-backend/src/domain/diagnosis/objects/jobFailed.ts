import { at, inBrief, objectOf, type Candidate } from '../Candidate';
import type { Case } from '../Case';
import type { ConditionFacts, JobFacts } from '../types';

/** Jobs that are given up; of those of a CronJob the last that ended counts. */
export function jobFailed(of: Case): Candidate[] {
  return lastOfEach(of.facts.jobs).flatMap(job => {
    const failure = failureOf(job);
    return failure
      ? [
          {
            finding: {
              code: 'job-failed',
              severity: 'failure',
              params: {
                name: job.name,
                reason: failure.reason,
                message: inBrief(failure.message),
              },
              objects: [objectOf('Job', job)],
              since: at(failure.since),
            },
            explains: [job.uid],
            unlessExplained: [job.uid],
          },
        ]
      : [];
  });
}

/** Why a Job is given up; undefined if it is not. */
export function failureOf({ troubles }: JobFacts): ConditionFacts | undefined {
  // The second says that it will be, once its pods are gone.
  return troubles.find(
    ({ type, status }) =>
      (type === 'Failed' || type === 'FailureTarget') && status === 'True',
  );
}

/** Jobs of their own, and of each CronJob the newest that ended. */
export function lastOfEach(jobs: readonly JobFacts[]): JobFacts[] {
  const newest = new Map<string, JobFacts>();
  for (const job of jobs) {
    const ended = failureOf(job) !== undefined || job.succeeded >= job.wanted;
    const key = job.owner?.uid ?? job.uid;
    const other = newest.get(key);
    if (ended && (!other || other.createdAt < job.createdAt)) {
      newest.set(key, job);
    }
  }
  return [...newest.values()];
}
