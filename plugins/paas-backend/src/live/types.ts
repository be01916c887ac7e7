import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { ResourcePermission } from '@backstage/plugin-permission-common';
import type { InstanceSelection } from '@mooring/backstage-plugin-clusters-node';
import type {
  Healing,
  LogEntry,
  LogQuery,
  ObjectYaml,
  RESOURCE_TYPE_PAAS_INSTANCE,
  Timeline,
  Usage,
} from '@mooring/backstage-plugin-paas-common';

/** Where an instance is. */
export interface InstancePlace {
  /** As in paths: a UUID for what Mooring runs. */
  id: string;
  /** As permissions name it. */
  ref: string;
  projectRef?: string;
  /** Of what Mooring runs. */
  serviceId?: string;
  selection: InstanceSelection;
}

/** A place with what one caller may do there. */
export interface AccessibleInstance extends InstancePlace {
  may(
    permission: ResourcePermission<typeof RESOURCE_TYPE_PAAS_INSTANCE>,
  ): boolean;
  /** Who asks, and what acts for the person if something does. */
  user: { ref: string; via: string | undefined };
}

/** Finds instances for callers. */
export interface InstanceAccess {
  /** @throws NotFoundError when there is none or the caller may not know of it */
  find(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<AccessibleInstance>;
}

/** Names one object of an instance. */
export interface ObjectName {
  kind: string;
  name: string;
}

/**
 * What an instance does at this moment, asked of its cluster.
 *
 * @remarks
 * All methods throw NotFoundError for an instance, pod or object that there is
 * not or that the caller may not see the inside of, and ServiceUnavailableError
 * while the cluster cannot be asked.
 */
export interface LiveInstances {
  usage(id: string, credentials: BackstageCredentials): Promise<Usage>;
  /** Newest first. Where the cluster cannot be asked, the rest with the reason. */
  timeline(id: string, credentials: BackstageCredentials): Promise<Timeline>;
  /** Newest first. */
  healings(id: string, credentials: BackstageCredentials): Promise<Healing[]>;
  /** An object that belongs to the instance, secrets blackened. */
  yaml(
    id: string,
    object: ObjectName,
    credentials: BackstageCredentials,
  ): Promise<ObjectYaml>;
  /**
   * Lines of one or all pods, merged by time, in portions as they come. Reads on
   * only as fast as portions are taken, until the signal stops it.
   */
  logs(
    id: string,
    query: LogQuery,
    credentials: BackstageCredentials,
    signal: AbortSignal,
  ): Promise<AsyncIterable<LogEntry[]>>;
  /** @throws ConflictError if the pod is going already or is another by now. */
  deletePod(
    id: string,
    pod: string,
    credentials: BackstageCredentials,
  ): Promise<void>;
}
