import type { V1CronJob, V1Job } from '@kubernetes/client-node';
import { troublesOf } from './conditions';
import type { Interner } from './Interner';
import { objectSummary } from './objectSummary';
import { parseOptionalTime } from './parseTime';
import type { Raw } from './Raw';
import type { CronJobSummary, JobSummary } from './types';

/** Reduces a Job as the API server sent it. */
export function jobSummary(job: Raw<V1Job>, interner: Interner): JobSummary {
  const { spec, status } = job;
  return {
    ...objectSummary(job, interner),
    active: status?.active ?? 0,
    succeeded: status?.succeeded ?? 0,
    failed: status?.failed ?? 0,
    wanted: spec?.completions ?? spec?.parallelism ?? 1,
    suspended: spec?.suspend ?? false,
    troubles: troublesOf(
      status?.conditions,
      condition =>
        condition.type.startsWith('Fail') && condition.status === 'True',
      interner,
    ),
  };
}

/** Reduces a CronJob as the API server sent it. */
export function cronJobSummary(
  cronJob: Raw<V1CronJob>,
  interner: Interner,
): CronJobSummary {
  const { spec, status } = cronJob;
  return {
    ...objectSummary(cronJob, interner),
    schedule: interner.text(spec?.schedule ?? ''),
    suspended: spec?.suspend ?? false,
    lastScheduledAt: parseOptionalTime(status?.lastScheduleTime),
    lastSucceededAt: parseOptionalTime(status?.lastSuccessfulTime),
    active: status?.active?.length ?? 0,
  };
}
