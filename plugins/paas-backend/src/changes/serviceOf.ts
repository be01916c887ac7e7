import type { PlannedChange, ServiceIdentity } from './types';

/** The one service that a change is about; undefined if there are several. */
export function serviceOf({
  targets,
}: Pick<PlannedChange, 'targets'>): ServiceIdentity | undefined {
  const first = targets[0]?.service;
  return targets.every(({ service }) => service.id === first?.id)
    ? first
    : undefined;
}
