import type { Candidate } from '../Candidate';
import type { Case } from '../Case';

const KINDS = [
  'pods',
  'deployments',
  'statefulsets',
  'daemonsets',
  'jobs',
  'cronjobs',
];

/** Nothing is there that could run, although something should. */
export function workloadMissing(of: Case): Candidate[] {
  const { facts, context } = of;
  const there =
    facts.workloads.length +
    facts.pods.length +
    facts.jobs.length +
    facts.cronJobs.length;
  return context.expected && there === 0 && KINDS.every(kind => of.sees(kind))
    ? [
        {
          finding: {
            code: 'workload-missing',
            severity: 'failure',
            params: {},
            objects: [],
          },
          explains: [],
        },
      ]
    : [];
}
