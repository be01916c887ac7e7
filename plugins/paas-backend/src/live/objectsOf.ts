import type {
  InstanceFacts,
  ObjectSummary,
} from '@mooring/backstage-plugin-clusters-node';

/** An object of an instance, as a cluster knows it. */
export interface InstanceObject {
  apiVersion: string;
  kind: string;
  namespace: string;
  name: string;
  uid: string;
}

/** Every object of an instance that the cache knows, the foremost kinds first. */
export function objectsOf(facts: InstanceFacts): InstanceObject[] {
  const all = (
    apiVersion: string,
    kind: string,
    summaries: readonly ObjectSummary[],
  ): InstanceObject[] =>
    summaries.map(({ namespace, name, uid }) => ({
      apiVersion,
      kind,
      namespace,
      name,
      uid,
    }));
  return [
    ...facts.workloads.flatMap(workload =>
      all('apps/v1', workload.kind, [workload]),
    ),
    ...all('batch/v1', 'CronJob', facts.cronJobs),
    ...all('batch/v1', 'Job', facts.jobs),
    ...all('apps/v1', 'ReplicaSet', facts.replicaSets),
    ...all('v1', 'Pod', facts.pods),
    ...all('v1', 'Service', facts.services),
    ...all('networking.k8s.io/v1', 'Ingress', facts.ingresses),
    ...all('autoscaling/v2', 'HorizontalPodAutoscaler', facts.autoscalers),
    ...all('policy/v1', 'PodDisruptionBudget', facts.budgets),
    ...all('networking.k8s.io/v1', 'NetworkPolicy', facts.networkPolicies),
    ...all('v1', 'PersistentVolumeClaim', facts.claims),
    ...all('v1', 'ConfigMap', facts.configMaps),
  ];
}
