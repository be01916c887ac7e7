import { labelsOf, ownedBy, selectorOf, type Manifest } from './manifest.ts';
import { podTemplate } from './podTemplate.ts';
import { troubleOf, type BenchService } from './shape.ts';
import { token } from './text.ts';

const updatedAt = '2026-11-20T08:15:50Z';

/** How many of a service's pods are ready. */
export function readyPods({ firstPod, replicas }: BenchService): number {
  return Array.from({ length: replicas }, (_, index) =>
    troubleOf(firstPod + index),
  ).filter(trouble => trouble === undefined).length;
}

/** The Deployment of a service. */
export function deployment(service: BenchService): Manifest {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {
      name: service.service,
      namespace: service.namespace,
      labels: labelsOf(service),
      annotations: {
        'deployment.kubernetes.io/revision': '2',
        'mooring.dev/release': '2',
      },
    },
    spec: {
      replicas: service.replicas,
      revisionHistoryLimit: 5,
      selector: { matchLabels: selectorOf(service) },
      strategy: {
        type: 'RollingUpdate',
        rollingUpdate: { maxSurge: '25%', maxUnavailable: 0 },
      },
      template: podTemplate(service),
    },
  };
}

/** What the controller reports of it. */
export function deploymentStatus(service: BenchService): object {
  const ready = readyPods(service);
  return {
    observedGeneration: 1,
    replicas: service.replicas,
    updatedReplicas: service.replicas,
    readyReplicas: ready,
    availableReplicas: ready,
    unavailableReplicas: service.replicas - ready,
    conditions: [
      {
        type: 'Available',
        status: 'True',
        reason: 'MinimumReplicasAvailable',
        message: 'Deployment has minimum availability.',
        lastUpdateTime: updatedAt,
        lastTransitionTime: updatedAt,
      },
      {
        type: 'Progressing',
        status: 'True',
        reason: 'NewReplicaSetAvailable',
        message: `ReplicaSet "${service.service}-${hashOf(
          service,
          2,
        )}" has successfully progressed.`,
        lastUpdateTime: updatedAt,
        lastTransitionTime: updatedAt,
      },
    ],
  };
}

/** A ReplicaSet of the Deployment: that of revision 2 runs, that of 1 is left over. */
export function replicaSet(
  service: BenchService,
  revision: number,
  deploymentUid: string,
): Manifest {
  const hash = hashOf(service, revision);
  const template = podTemplate(service);
  return {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: {
      name: `${service.service}-${hash}`,
      namespace: service.namespace,
      labels: { ...labelsOf(service), 'pod-template-hash': hash },
      annotations: {
        'deployment.kubernetes.io/revision': String(revision),
        'deployment.kubernetes.io/desired-replicas': String(service.replicas),
      },
      ownerReferences: ownedBy({
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        name: service.service,
        uid: deploymentUid,
      }),
    },
    spec: {
      replicas: revision === 2 ? service.replicas : 0,
      selector: {
        matchLabels: { ...selectorOf(service), 'pod-template-hash': hash },
      },
      template: {
        ...template,
        metadata: {
          ...template.metadata,
          labels: { ...labelsOf(service), 'pod-template-hash': hash },
        },
      },
    },
  };
}

/** What the controller reports of the ReplicaSet that runs. */
export function replicaSetStatus(service: BenchService): object {
  const ready = readyPods(service);
  return {
    observedGeneration: 1,
    replicas: service.replicas,
    fullyLabeledReplicas: service.replicas,
    readyReplicas: ready,
    availableReplicas: ready,
  };
}

/** A pod of the ReplicaSet. */
export function pod(
  service: BenchService,
  options: { name: string; node: string | undefined; replicaSetUid: string },
): Manifest {
  const hash = hashOf(service, 2);
  const { metadata, spec } = podTemplate(service);
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      ...metadata,
      name: options.name,
      namespace: service.namespace,
      labels: { ...labelsOf(service), 'pod-template-hash': hash },
      ownerReferences: ownedBy({
        apiVersion: 'apps/v1',
        kind: 'ReplicaSet',
        name: `${service.service}-${hash}`,
        uid: options.replicaSetUid,
      }),
    },
    spec: { ...spec, nodeName: options.node },
  };
}

/** The name of a service's pod by its number. */
export function podName(service: BenchService, index: number): string {
  const suffix = token(`${service.project}/${service.service}/${index}`, 5);
  return `${service.service}-${hashOf(service, 2)}-${suffix}`;
}

function hashOf({ project, service }: BenchService, revision: number): string {
  return token(`${project}/${service}/${revision}`, 10);
}
