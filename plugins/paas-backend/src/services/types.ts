import type {
  ChangeKind,
  Service,
} from '@mooring/backstage-plugin-paas-common';
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { ServiceIdentity } from '../changes/types';
import type { Release } from '../domain/Release';

/** A service as stored. */
export interface ServiceRecord extends ServiceIdentity {
  createdAt: Date;
}

/** One service in one environment as stored. */
export interface InstanceRecord {
  id: string;
  serviceId: string;
  environment: string;
  head: Release | undefined;
  live: Release | undefined;
  /** What an interrupted operation may have left half applied over the live release. */
  partial: Release[];
  nextNumber: number;
}

/** The operation under way on an instance, in a line. */
export interface RunningOperation {
  id: string;
  kind: ChangeKind;
  state: string;
  step: number;
  steps: number;
}

/** Services and instances in the database. */
export interface ServiceStore {
  list(): Promise<ServiceRecord[]>;
  /** Those of one project, by name. */
  inProject(projectRef: string): Promise<ServiceRecord[]>;
  /** Undefined if there is none or it was deleted. */
  get(id: string): Promise<ServiceRecord | undefined>;
  findActive(
    projectRef: string,
    name: string,
  ): Promise<ServiceRecord | undefined>;
  /** Deleted ones too. */
  findByName(
    projectRef: string,
    name: string,
  ): Promise<ServiceRecord | undefined>;
  instances(serviceId: string): Promise<InstanceRecord[]>;
  /** Of several services at once, by service id. */
  instancesOf(serviceIds: string[]): Promise<Map<string, InstanceRecord[]>>;
}

/** Services as people and other plugins see them. */
export interface ServiceViews {
  list(credentials: BackstageCredentials): Promise<Service[]>;
  /** @throws NotFoundError */
  get(id: string, credentials: BackstageCredentials): Promise<Service>;
}
