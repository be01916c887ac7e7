import type { LabelRequirement } from '@mooring/common';
import type { Scaling } from '@mooring/backstage-plugin-paas-common';
import type { RunningOperation } from '../services/types';

/** What pages show of a release, without its content. */
export interface ReleaseGlance {
  number: number;
  cluster: string;
  namespace: string;
  image: { repository: string; tag: string };
  scaling: Scaling;
  /** False: stopped on purpose. */
  running: boolean;
  names: string[];
}

/** One service in one environment, as remembered. */
export interface DirectoryInstance {
  id: string;
  environment: string;
  head: ReleaseGlance | undefined;
  live: ReleaseGlance | undefined;
  /** The release that a rollback left, which can be resumed. */
  resumable: number | undefined;
  running: RunningOperation | undefined;
}

/** A service that Mooring runs, as remembered. */
export interface DirectoryService {
  id: string;
  projectRef: string;
  name: string;
  entityRef: string;
  /** Owner at creation; the project's present owner goes before it. */
  ownerRef: string;
  blueprint: string;
  /** Ids of services of the project that have to be there first; some may be gone. */
  dependsOn: string[];
  createdAt: Date;
  /** Those that exist, come or go. */
  instances: DirectoryInstance[];
  lastChange:
    | { operationId: string; kind: string; state: string; by: string; at: Date }
    | undefined;
  /** Grows with each reading, within this process. */
  version: number;
}

/** All services in memory, kept up to date by the database. */
export interface ServiceDirectory {
  list(): Iterable<DirectoryService>;
  get(id: string): DirectoryService | undefined;
  /** The service behind a catalog entity. */
  findByEntity(entityRef: string): DirectoryService | undefined;
  /** The service and instance of an instance's id. */
  findInstance(
    instanceId: string,
  ): { service: DirectoryService; instance: DirectoryInstance } | undefined;
  /** Calls back after a service changed, came or went. Returns the end of the subscription. */
  subscribe(listener: (serviceId: string) => void): () => void;
}

/** A catalog entity that points at workloads which others installed. */
export interface ObservedEntity {
  entityRef: string;
  name: string;
  /** `spec.type`, or the entity's kind. */
  type: string;
  ownerRef: string | undefined;
  projectRef: string | undefined;
  /** The selector in words, as annotated. */
  selector: string;
  /** What it looks for, or what is wrong with its annotations. */
  target:
    | {
        requirements: readonly LabelRequirement[];
        namespace: string | undefined;
        cluster: string | undefined;
      }
    | { error: string };
}

/** Owners of projects and entities with workloads of others, remembered from the catalog. */
export interface EntityDirectory {
  /**
   * The group that owns a project now; undefined if none is known.
   * While the catalog is away, what it said in the last minutes.
   */
  ownerOf(projectRef: string): string | undefined;
  /** Whether owners are known: not before the catalog has answered once. */
  isKnown(): boolean;
  observed(): Iterable<ObservedEntity>;
  /** One of {@link EntityDirectory.observed}. */
  get(entityRef: string): ObservedEntity | undefined;
  /** Asks the catalog for an entity that is not known yet. */
  find(entityRef: string): Promise<ObservedEntity | undefined>;
  /** Calls back after a reading that brought changes. */
  subscribe(listener: () => void): () => void;
}
