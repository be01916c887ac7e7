import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { InstanceSelection } from '@mooring/backstage-plugin-clusters-node';
import type { InstanceView } from '@mooring/backstage-plugin-paas-common';
import type { InstanceResource } from '@mooring/backstage-plugin-paas-node';
import type {
  DirectoryInstance,
  DirectoryService,
  ObservedEntity,
} from '../directory/types';

/** Where an instance is and whose it is. */
export interface Place {
  /** As in {@link InstanceView}. */
  id: string;
  entityRef: string;
  environment: string | undefined;
  /** `cluster · namespace` */
  place: string;
  resource: InstanceResource;
  /** Undefined while nothing says where to look, and where the cluster is not configured. */
  selection: InstanceSelection | undefined;
  cluster: string;
  /** What Mooring knows of it; undefined for what others installed. */
  managed:
    | { service: DirectoryService; instance: DirectoryInstance }
    | undefined;
}

/** Finds the places where a service or an entity runs. */
export interface Places {
  ofService(service: DirectoryService): Place[];
  ofEntity(entity: ObservedEntity): Place[];
  /** @throws InputError for an id that is none */
  find(id: string): Promise<Place | undefined>;
}

/** What is known of one instance, nothing left out. */
export interface Snapshot {
  place: Place;
  view: InstanceView;
  /** Equal while the view is. */
  version: number;
}

/** An answer with the mark by which a caller recognises it. */
export interface TaggedBody {
  etag: string;
  body: string;
}

/** Panels as callers may see them. */
export interface Panels {
  /**
   * The panel of a catalog entity as JSON, as `panelSchema` describes it.
   *
   * @throws NotFoundError when there is none or the caller may not know of it
   * @throws InputError when the entity's annotations cannot be followed
   */
  ofEntity(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<TaggedBody>;
  /** One instance as JSON, see {@link InstanceView}. @throws NotFoundError */
  ofInstance(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<TaggedBody>;
}
