import type { ApiClient } from '../cluster/ApiClient.ts';
import { around } from './around.ts';
import type { Manifest } from './manifest.ts';
import { node, nodeStatus } from './node.ts';
import { podStatus } from './podStatus.ts';
import { nodeName, troubleOf, type BenchService } from './shape.ts';
import { warning } from './warning.ts';
import {
  deployment,
  deploymentStatus,
  pod,
  podName,
  replicaSet,
  replicaSetStatus,
} from './workload.ts';

interface Created {
  metadata: { uid: string };
}

const collections: Record<string, string> = {
  ConfigMap: '/api/v1/namespaces/{namespace}/configmaps',
  Deployment: '/apis/apps/v1/namespaces/{namespace}/deployments',
  Event: '/api/v1/namespaces/{namespace}/events',
  HorizontalPodAutoscaler:
    '/apis/autoscaling/v2/namespaces/{namespace}/horizontalpodautoscalers',
  Ingress: '/apis/networking.k8s.io/v1/namespaces/{namespace}/ingresses',
  Namespace: '/api/v1/namespaces',
  Node: '/api/v1/nodes',
  Pod: '/api/v1/namespaces/{namespace}/pods',
  PodDisruptionBudget:
    '/apis/policy/v1/namespaces/{namespace}/poddisruptionbudgets',
  ReplicaSet: '/apis/apps/v1/namespaces/{namespace}/replicasets',
  Service: '/api/v1/namespaces/{namespace}/services',
  ServiceAccount: '/api/v1/namespaces/{namespace}/serviceaccounts',
};

/** Creates objects under the names of those who would create them in a real cluster. */
export class Filler {
  readonly #api: ApiClient;

  constructor(api: ApiClient) {
    this.#api = api;
  }

  async namespace(name: string): Promise<void> {
    const project = name.replace(/-dev$/, '');
    await this.#create('mooring', {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: {
        name,
        annotations: { 'mooring.dev/project': `system:default/${project}` },
      },
    });
    await this.#create('kube-controller-manager', {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { name: 'default', namespace: name },
    });
  }

  async node(name: string): Promise<void> {
    await this.#create('kubelet', node(name));
    await this.#report('kubelet', node(name), nodeStatus(name));
  }

  async service(service: BenchService): Promise<void> {
    for (const { manifest, status } of around(service)) {
      await this.#create('mooring', manifest);
      if (status)
        await this.#report('kube-controller-manager', manifest, status);
    }
    const owner = deployment(service);
    const { metadata } = await this.#create('mooring', owner);
    await this.#report(
      'kube-controller-manager',
      owner,
      deploymentStatus(service),
    );
    const manager = 'kube-controller-manager';
    const left = replicaSet(service, 1, metadata.uid);
    await this.#create(manager, left);
    await this.#report(manager, left, { observedGeneration: 1, replicas: 0 });
    const running = replicaSet(service, 2, metadata.uid);
    const { metadata: set } = await this.#create(manager, running);
    await this.#report(manager, running, replicaSetStatus(service));
    for (let index = 0; index < service.replicas; index += 1) {
      await this.#pod(service, index, set.uid);
    }
  }

  async #pod(
    service: BenchService,
    index: number,
    replicaSetUid: string,
  ): Promise<void> {
    const number = service.firstPod + index;
    const trouble = troubleOf(number);
    const name = podName(service, index);
    const on = nodeName(number);
    const manifest = pod(service, {
      name,
      node: trouble === 'Unschedulable' ? undefined : on,
      replicaSetUid,
    });
    const { metadata } = await this.#create(
      'kube-controller-manager',
      manifest,
    );
    const place = { service, name, number, node: on, trouble };
    await this.#report('kubelet', manifest, podStatus(place));
    if (!trouble) return;
    const { namespace } = service;
    await this.#api.send(
      'POST',
      collectionOf('Event', namespace),
      warning({ name, namespace, uid: metadata.uid }, trouble),
    );
  }

  #create(manager: string, manifest: Manifest): Promise<Created> {
    const { kind, metadata } = manifest;
    const path = collectionOf(kind, metadata.namespace);
    return this.#api.send('POST', `${path}?fieldManager=${manager}`, manifest);
  }

  async #report(
    manager: string,
    { kind, metadata }: Manifest,
    status: object,
  ): Promise<void> {
    const path = `${collectionOf(kind, metadata.namespace)}/${metadata.name}`;
    await this.#api.patch(`${path}/status?fieldManager=${manager}`, {
      status,
    });
  }
}

function collectionOf(kind: string, namespace = ''): string {
  const path = collections[kind];
  if (path === undefined) throw new Error(`No collection of ${kind} is known`);
  return path.replace('{namespace}', namespace);
}
