import type { ProjectView } from '@mooring/backstage-plugin-paas-common';
import type { ChosenInstance } from './selection';

/** What a drawer of a project is opened for. */
export interface ProjectTarget {
  view: ProjectView;
  /** The project's name, as one types it. */
  project: string;
  /** What people call it. */
  title: string;
  chosen: ChosenInstance[];
  onClose: () => void;
}

/** How many services are among the instances. */
export function countServices(chosen: readonly ChosenInstance[]): number {
  return new Set(chosen.map(({ service }) => service.id)).size;
}
