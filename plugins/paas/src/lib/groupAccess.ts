import type { AccessReviewItem } from '@mooring/backstage-plugin-paas-common';

/** A group with all that it may change in a project; undefined: everybody. */
export interface GroupAccess {
  group: string | undefined;
  permissions: string[];
}

/** Who may do something in a project: whoever may do most comes first. */
export function groupAccess({ allowed }: AccessReviewItem): GroupAccess[] {
  const byGroup = new Map<string | undefined, string[]>();
  for (const { permission, everybody, groups } of allowed) {
    for (const group of [...(everybody ? [undefined] : []), ...groups]) {
      byGroup.set(group, [...(byGroup.get(group) ?? []), permission]);
    }
  }
  return [...byGroup]
    .map(([group, permissions]) => ({ group, permissions }))
    .sort((a, b) => b.permissions.length - a.permissions.length);
}
