import type { OperationNews } from './OperationNews';

/** What a target wants to be told of; an empty list: everything. */
export interface NewsFilters {
  projects: readonly string[];
  environments: readonly string[];
  states: readonly string[];
}

/** Whether a target is to be told: all filters hold, of environments one is enough. */
export function matchesFilters(
  news: Pick<OperationNews, 'projectRef' | 'environments' | 'state'>,
  { projects, environments, states }: NewsFilters,
): boolean {
  const has = (filter: readonly string[], values: string[]) =>
    filter.length === 0 || values.some(value => filter.includes(value));
  return (
    has(projects, [news.projectRef]) &&
    has(environments, news.environments) &&
    has(states, [news.state])
  );
}
