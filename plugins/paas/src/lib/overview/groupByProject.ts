import type { OverviewRow } from '@mooring/backstage-plugin-paas-common';

/** Services of one project. */
export interface ProjectGroup {
  /** Undefined for services that belong to none. */
  projectRef: string | undefined;
  rows: OverviewRow[];
}

/** Groups in the order in which their first services come, these in the order they had. */
export function groupByProject(rows: readonly OverviewRow[]): ProjectGroup[] {
  const groups = new Map<string | undefined, ProjectGroup>();
  for (const row of rows) {
    const { projectRef } = row;
    const group = groups.get(projectRef) ?? { projectRef, rows: [] };
    group.rows.push(row);
    groups.set(projectRef, group);
  }
  return [...groups.values()];
}
