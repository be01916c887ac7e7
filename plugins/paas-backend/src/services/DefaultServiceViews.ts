import { NotFoundError } from '@backstage/errors';
import {
  formatInstanceRef,
  instanceSelector,
  projectName,
  type Environment,
} from '@mooring/common';
import type {
  InstanceView,
  Service,
  ServiceDetail,
} from '@mooring/backstage-plugin-paas-common';
import type {
  ClusterReader,
  InstanceFacts,
} from '@mooring/backstage-plugin-clusters-node';
import { statusOf } from '../domain/statusOf';
import type { Projects } from '../projects/types';
import type {
  InstanceRecord,
  RunningOperation,
  ServiceRecord,
  ServiceStore,
} from './types';

/** Services as they are, every inside included; who may see what is decided around it. */
export class DefaultServiceViews {
  constructor(
    private readonly options: {
      services: ServiceStore;
      reader: ClusterReader;
      environments: ReadonlyMap<string, Environment>;
      projects: Projects;
    },
  ) {}

  async list(): Promise<Service[]> {
    const { services } = this.options;
    const records = await services.list();
    const instances = await services.instancesOf(records.map(({ id }) => id));
    return Promise.all(
      records.map(async record =>
        toService(await this.owned(record), instances.get(record.id) ?? []),
      ),
    );
  }

  /** @throws NotFoundError */
  async get(id: string): Promise<ServiceDetail> {
    const { services } = this.options;
    const record = await services.get(id);
    if (!record) {
      throw new NotFoundError(`There is no service ${id}`);
    }
    const instances = await services.instances(id);
    const running = await services.running(id);
    const shown = instances.filter(
      instance =>
        instance.head ||
        instance.live ||
        running.some(({ instanceId }) => instanceId === instance.id),
    );
    return {
      ...toService(await this.owned(record), shown),
      instances: shown.map(instance =>
        this.toView(
          record,
          instance,
          running.find(({ instanceId }) => instanceId === instance.id),
        ),
      ),
    };
  }

  /** With the owner that the project has now; as created, while the catalog is away. */
  private async owned(record: ServiceRecord): Promise<ServiceRecord> {
    const project = await this.options.projects
      .get(record.projectRef)
      .catch(() => undefined);
    return { ...record, ownerRef: project?.ownerRef ?? record.ownerRef };
  }

  private toView(
    service: ServiceRecord,
    instance: InstanceRecord,
    running: RunningOperation | undefined,
  ): InstanceView {
    const release = instance.head ?? instance.live;
    const environment = this.options.environments.get(instance.environment);
    const content = release?.content;
    const facts = content && this.facts(service, instance, content);
    const wanted = sum(facts?.deployments.map(d => d.wanted));
    const ready = sum(facts?.deployments.map(d => d.ready));
    const health = facts?.health;
    const { status, reason } = statusOf({
      exists: instance.live !== undefined,
      workloads: facts?.deployments.length ?? 0,
      wanted,
      ready,
      operationState: running?.state,
      cluster: {
        name: content?.cluster ?? environment?.cluster ?? 'unknown',
        state: health?.state ?? 'init',
      },
      problem: facts && problemOf(facts),
    });
    return {
      id: instance.id,
      ref: formatInstanceRef({
        projectRef: service.projectRef,
        service: service.name,
        environment: instance.environment,
      }),
      environment: instance.environment,
      status,
      ...(reason !== undefined && { reason }),
      ...(health?.asOf !== undefined && { asOf: health.asOf }),
      stale: health?.state === 'stale',
      ...(running && { operation: toRunning(running) }),
      ...(content && {
        inside: {
          cluster: content.cluster,
          namespace: content.namespace,
          wanted,
          ready,
          pods: (facts?.pods ?? []).map(pod => ({
            name: pod.name,
            phase: pod.phase,
            ready: pod.ready,
            ...(pod.node !== undefined && { node: pod.node }),
            restarts: pod.restarts,
            createdAt: pod.createdAt,
          })),
          image: `${content.image.repository}:${content.image.tag}`,
          ...(instance.live && { live: instance.live.number }),
          ...(instance.head && { head: instance.head.number }),
          names: content.names.map(({ name }) => name),
          maxReplicas: environment?.policy.maxReplicas ?? 1,
        },
      }),
      may: { scale: true, delete: true },
    };
  }

  private facts(
    service: ServiceRecord,
    instance: InstanceRecord,
    content: { cluster: string; namespace: string },
  ): InstanceFacts | undefined {
    const { reader } = this.options;
    if (!reader.clusters().includes(content.cluster)) {
      return undefined;
    }
    return reader.instance({
      cluster: content.cluster,
      namespace: content.namespace,
      labels: instanceSelector({
        project: projectName(service.projectRef),
        service: service.name,
        environment: instance.environment,
      }),
    });
  }
}

function toService(
  record: ServiceRecord,
  instances: InstanceRecord[],
): Service {
  return {
    id: record.id,
    projectRef: record.projectRef,
    name: record.name,
    entityRef: record.entityRef,
    ownerRef: record.ownerRef,
    blueprint: record.blueprint,
    createdAt: record.createdAt.toISOString(),
    environments: instances
      .filter(({ head, live }) => head || live)
      .map(({ environment }) => environment),
    names: instances.flatMap(({ environment, head, live }) =>
      ((head ?? live)?.content.names ?? []).map(({ name }) => ({
        environment,
        name,
      })),
    ),
  };
}

function toRunning(running: RunningOperation) {
  const { instanceId, ...operation } = running;
  return operation;
}

function problemOf(facts: InstanceFacts): string | undefined {
  return [...facts.pods, ...facts.deployments].find(
    ({ problem }) => problem !== undefined,
  )?.problem;
}

function sum(numbers: number[] = []): number {
  return numbers.reduce((total, value) => total + value, 0);
}
