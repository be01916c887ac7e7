import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import { type Environment, formatInstanceRef, say } from '@mooring/common';
import type { Blueprint } from '@mooring/backstage-plugin-paas-node';
import type { BlueprintRegistry } from '../blueprints/BlueprintRegistry';
import type { Release } from '../domain/Release';
import type { InstanceRecord, ServiceStore } from '../services/types';
import type { PlannedTarget, ServiceIdentity } from './types';

/** An instance that something can be done to. */
export interface FoundInstance {
  service: ServiceIdentity;
  record: InstanceRecord;
  head: Release;
  environment: Environment;
}

/** Finds what changes are about, and says which field is wrong where there is nothing. */
export class InstanceFinder {
  constructor(
    private readonly options: {
      services: ServiceStore;
      blueprints: BlueprintRegistry;
      environments: ReadonlyMap<string, Environment>;
    },
  ) {}

  /** @throws NotFoundError, InputError */
  async find(place: {
    serviceId: string;
    environment: string;
  }): Promise<FoundInstance> {
    const service = await this.service(place.serviceId);
    const record = await this.record(service, place.environment);
    const environment = this.options.environments.get(place.environment);
    if (!environment) {
      throw new InputError(
        `environment: '${place.environment}' is not configured any more`,
      );
    }
    return { service, record, head: record.head!, environment };
  }

  /** @throws NotFoundError */
  async service(id: string): Promise<ServiceIdentity> {
    const service = await this.options.services.get(id);
    if (!service) {
      throw new NotFoundError(`serviceId: there is no service ${id}`);
    }
    return service;
  }

  /** An instance that has a release; also where its environment is not configured any more. */
  async record(
    service: ServiceIdentity,
    environment: string,
  ): Promise<InstanceRecord> {
    const instances = await this.options.services.instances(service.id);
    const record = instances.find(i => i.environment === environment);
    if (!record?.head) {
      throw new NotFoundError(
        `environment: ${say('plan.gone', {
          service: service.name,
          environment,
        })}`,
      );
    }
    return record;
  }

  /** @throws ConflictError where no module brings it any more */
  blueprint({ content }: Release): Blueprint {
    const blueprint = this.options.blueprints.get(content.blueprint);
    if (!blueprint) {
      throw new ConflictError(
        `This portal does not know the blueprint '${content.blueprint}' any more`,
      );
    }
    return blueprint;
  }
}

/** An instance as sentences name it. */
export function placeOf({ service, environment }: FoundInstance): {
  service: string;
  environment: string;
} {
  return { service: service.name, environment: environment.name };
}

/** The transition of an instance from its newest release. */
export function targetOf(
  service: ServiceIdentity,
  record: InstanceRecord,
  to: Release | undefined,
): PlannedTarget {
  return {
    service,
    serviceId: service.id,
    dependsOn: [],
    instanceId: record.id,
    instanceRef: formatInstanceRef({
      projectRef: service.projectRef,
      service: service.name,
      environment: record.environment,
    }),
    environment: record.environment,
    head: record.head,
    from: record.head,
    // Behind an unfinished operation the remains are that one's to clean up.
    partial: record.head?.number === record.live?.number ? record.partial : [],
    to,
  };
}
