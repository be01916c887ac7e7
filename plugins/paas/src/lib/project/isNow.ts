import type { ProjectRelease } from '@mooring/backstage-plugin-paas-common';

/** Whether every service of a project release is at it. */
export function isNow({ members }: ProjectRelease): boolean {
  return members.every(({ release, head }) => release === head);
}
