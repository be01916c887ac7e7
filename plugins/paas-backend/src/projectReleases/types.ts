import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type {
  MarkProjectRelease,
  ProjectRelease,
} from '@mooring/backstage-plugin-paas-common';
import type { Requester } from '../operations/types';

/** A project release as stored. */
export interface ProjectReleaseRecord {
  number: number;
  author: string;
  note: string | undefined;
  good: boolean;
  operationId: string | undefined;
  createdAt: Date;
  members: {
    instanceId: string;
    /** Its name, also where it was deleted since. */
    service: string;
    release: number;
    /** The newest release of the instance now; undefined where it is gone. */
    head: number | undefined;
  }[];
}

/** Project releases in the database. */
export interface ProjectReleaseStore {
  get(
    projectRef: string,
    environment: string,
    number: number,
  ): Promise<ProjectReleaseRecord | undefined>;
  /** The newest first, at most 100. */
  list(
    projectRef: string,
    environment: string,
  ): Promise<ProjectReleaseRecord[]>;
  /** Image tags of releases, by `instance number`, each asked for once. */
  versions(
    members: readonly { instanceId: string; release: number }[],
  ): Promise<Map<string, string>>;
}

/** Project releases as people see and make them. */
export interface ProjectReleases {
  /** @throws NotFoundError where no service of such a project may be known */
  list(
    projectRef: string,
    environment: string,
    credentials: BackstageCredentials,
  ): Promise<ProjectRelease[]>;
  /**
   * Makes one of what is live now, as one to come back to.
   *
   * @throws ConflictError where nothing is live
   */
  mark(
    mark: MarkProjectRelease,
    requester: Requester,
    credentials: BackstageCredentials,
  ): Promise<ProjectRelease>;
}
