import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type {
  ProjectInstance,
  ProjectService,
} from '@mooring/backstage-plugin-paas-common';
import type { Place, TaggedBody } from '../panel/types';

/** An instance of the matrix with nothing left out. */
export interface MatrixInstance {
  place: Place;
  /** Everything but what the caller may do. */
  view: Omit<ProjectInstance, 'may'>;
}

/** A line of the matrix with nothing left out. */
export interface MatrixService extends Omit<ProjectService, 'instances'> {
  instances: MatrixInstance[];
}

/** The matrix of a project as callers may see it. */
export interface ProjectViews {
  /**
   * As JSON, as `projectViewSchema` describes it.
   *
   * @throws NotFoundError where there is no such project, or none that the caller may know of
   */
  get(
    projectRef: string,
    credentials: BackstageCredentials,
  ): Promise<TaggedBody>;
}
