import type { LogQuery, PodView } from '@mooring/backstage-plugin-paas-common';
import type { LogRequest } from '@mooring/react';

/** How far back a log is read: the newest lines, or all of some time. */
export const SINCE = {
  newest: undefined,
  '5m': 300,
  '1h': 3_600,
  '1d': 86_400,
  all: undefined,
} as const;

/** See {@link SINCE}. */
export type Since = keyof typeof SINCE;

/** As many as the page keeps, and the server gives. */
const MAX_LINES = 100_000;
/** Enough to see what goes on, from each pod. */
const NEWEST_LINES = 1_000;

/** What is read; undefined means all pods, the first container. */
export interface LogChoice {
  pod: string | undefined;
  container: string | undefined;
  previous: boolean;
  since: Since;
}

/** The choice that a URL holds. */
export function parseLogChoice(
  get: (name: string) => string | undefined,
): LogChoice {
  const since = get('since');
  return {
    pod: get('pod'),
    container: get('container'),
    previous: get('previous') === '1',
    since:
      since !== undefined && Object.hasOwn(SINCE, since)
        ? (since as Since)
        : 'newest',
  };
}

/** What to ask the server. */
export function logQuery(
  choice: LogChoice,
  request: LogRequest,
): Partial<LogQuery> {
  const { pod, container, previous, since } = choice;
  const { follow, resumeSeconds } = request;
  return {
    ...(pod !== undefined && { pod }),
    ...(container !== undefined && { container }),
    previous,
    follow,
    tailLines:
      since === 'newest' && resumeSeconds === undefined
        ? NEWEST_LINES
        : MAX_LINES,
    sinceSeconds: resumeSeconds ?? SINCE[since],
  };
}

/** The containers to choose from, those that only prepare a pod last. */
export function containersOf(
  pods: PodView[],
  pod: string | undefined,
): { name: string; init: boolean }[] {
  const found = new Map<string, boolean>();
  for (const { name, containers } of pods) {
    if (pod === undefined || name === pod) {
      for (const container of containers) {
        found.set(container.name, container.init);
      }
    }
  }
  return [...found]
    .map(([name, init]) => ({ name, init }))
    .sort((a, b) => Number(a.init) - Number(b.init));
}
