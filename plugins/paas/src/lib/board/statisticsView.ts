import {
  statisticsQuerySchema,
  type StatisticsQuery,
} from '@mooring/backstage-plugin-paas-common';

const DEFAULT_MONTHS = 6;

/** What the page of statistics shows, as its address says it. */
export interface StatisticsView {
  /** How many months, this one too. */
  months: number;
  groupBy: StatisticsQuery['groupBy'];
  projectRef: string | undefined;
  environment: string | undefined;
}

/** For how many months one can look back. */
export const MONTHS = [1, 3, 6, 12, 24] as const;

/** The view in an address; what cannot be asked for is left out. */
export function parseStatisticsView(params: URLSearchParams): StatisticsView {
  const { groupBy } = statisticsQuerySchema.shape;
  const months = Number(params.get('months'));
  return {
    months: MONTHS.some(it => it === months) ? months : DEFAULT_MONTHS,
    groupBy: groupBy.catch('month').parse(params.get('groupBy') ?? 'month'),
    projectRef: params.get('projectRef') || undefined,
    environment: params.get('environment') || undefined,
  };
}

/** The address of a view. */
export function writeStatisticsView(view: StatisticsView): URLSearchParams {
  const { months, groupBy, projectRef, environment } = view;
  return new URLSearchParams({
    ...(months !== DEFAULT_MONTHS && { months: String(months) }),
    ...(groupBy !== 'month' && { groupBy }),
    ...(projectRef !== undefined && { projectRef }),
    ...(environment !== undefined && { environment }),
  });
}

/** What is asked for: whole months, as months are counted in UTC, up to now. */
export function toStatisticsQuery(
  { months, ...rest }: StatisticsView,
  now: Date,
): StatisticsQuery {
  const first = Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - months + 1);
  return {
    ...rest,
    from: new Date(first).toISOString(),
    until: now.toISOString(),
  };
}
