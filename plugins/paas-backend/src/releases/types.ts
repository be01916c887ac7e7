import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type {
  ChangeKind,
  Configuration,
  ImageList,
  InstancePlace,
  OperationState,
  ReleaseDiff,
  ReleaseList,
  ReleasePart,
} from '@mooring/backstage-plugin-paas-common';
import type { Release } from '../domain/Release';

/** A release without its content, as stored. */
export interface ReleaseRecord {
  number: number;
  hash: string;
  author: string;
  note: string | undefined;
  cause: ChangeKind;
  operationId: string;
  createdAt: Date;
  withdrawnAt: Date | undefined;
  /** The head that it was made on. */
  parent: number | undefined;
  /** Whose content it took. */
  source: number | undefined;
  changed: ReleasePart[];
}

/** An operation on an instance that has not ended. */
export interface UnfinishedOperation {
  id: string;
  kind: ChangeKind;
  state: OperationState;
  /** It turns or has turned round. */
  isUndoing: boolean;
  /** All instances that it is about. */
  instanceIds: string[];
  /** Where it leads; undefined: to nothing. */
  to: Release | undefined;
}

/** Releases of instances in the database. */
export interface ReleaseStore {
  get(instanceId: string, number: number): Promise<Release | undefined>;
  /** The newest first. */
  list(instanceId: string): Promise<ReleaseRecord[]>;
  /** Operations on an instance that have not ended, in the order in which they were accepted. */
  unfinished(instanceId: string): Promise<UnfinishedOperation[]>;
}

export type { InstancePlace };

/** A service in one environment, with the numbers of its releases. */
export interface ViewedInstance extends InstancePlace {
  id: string;
  service: string;
  projectRef: string;
  /** Owner at creation; the project's present owner goes before it. */
  ownerRef: string;
  head: number | undefined;
  live: number | undefined;
}

/**
 * Releases as people see them.
 *
 * @remarks
 * All methods throw NotFoundError where there is no such service, or none that
 * the caller may see the inside of.
 */
export interface ReleaseViews {
  releases(
    place: InstancePlace,
    credentials: BackstageCredentials,
  ): Promise<ReleaseList>;
  diff(
    place: InstancePlace,
    ends: { from: number; to: number },
    credentials: BackstageCredentials,
  ): Promise<ReleaseDiff>;
  configuration(
    place: InstancePlace,
    credentials: BackstageCredentials,
  ): Promise<Configuration>;
  images(
    place: InstancePlace,
    credentials: BackstageCredentials,
  ): Promise<ImageList>;
}
