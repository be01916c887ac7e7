import type { Operation } from '@mooring/backstage-plugin-paas-common';

/** Refs of the instances that an operation changes. */
export function instancesOf({ targets }: Pick<Operation, 'targets'>): string[] {
  return targets.map(({ instance }) => instance);
}
