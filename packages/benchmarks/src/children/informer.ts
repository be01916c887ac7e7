import {
  AppsV1Api,
  AutoscalingV2Api,
  BatchV1Api,
  CoreV1Api,
  KubeConfig,
  makeInformer,
  NetworkingV1Api,
  PolicyV1Api,
  type KubernetesListObject,
  type KubernetesObject,
  type V1Pod,
} from '@kubernetes/client-node';
import { kubeconfig } from '../cluster/kubeconfig.ts';
import { runTask } from './runTask.ts';
import { podFact, type Collection, type Side } from './Side.ts';

type List = (selectors: {
  labelSelector?: string;
  fieldSelector?: string;
}) => Promise<KubernetesListObject<KubernetesObject>>;

const podsPath = '/api/v1/pods';

/** The informers of client-node over the same collections. */
class InformerSide implements Side {
  readonly #kubeConfig: KubeConfig;
  readonly #collections: Collection[];
  readonly #pods: () => readonly KubernetesObject[];
  readonly #starts = new Map<string, () => Promise<void>>();

  constructor(kubeConfig: KubeConfig, collections: Collection[]) {
    this.#kubeConfig = kubeConfig;
    this.#collections = collections;
    const lists = listsOf(kubeConfig);
    let pods: () => readonly KubernetesObject[] = () => [];
    for (const collection of collections) {
      const informer = this.#informer(collection, lists);
      if (collection.path === podsPath) pods = () => informer.list();
      this.#starts.set(collection.path, () => informer.start());
    }
    this.#pods = pods;
  }

  async sync(onPods: () => void): Promise<void> {
    await Promise.all(
      [...this.#starts].map(async ([path, start]) => {
        await start();
        if (path === podsPath) onPods();
      }),
    );
  }

  facts(): string[] {
    return this.#pods().map(pod => factOf(pod as V1Pod));
  }

  collections(): Collection[] {
    return this.#collections;
  }

  #informer({ path, ...selectors }: Collection, lists: Record<string, List>) {
    const list = lists[path];
    if (!list) throw new Error(`No informer is known for ${path}`);
    const informer = makeInformer(
      this.#kubeConfig,
      path,
      () => list(selectors),
      selectors.labelSelector,
    );
    informer.on('error', error => {
      process.stderr.write(`${path}: ${error}\n`);
      process.exit(1);
    });
    return informer;
  }
}

function listsOf(kubeConfig: KubeConfig): Record<string, List> {
  const core = kubeConfig.makeApiClient(CoreV1Api);
  const apps = kubeConfig.makeApiClient(AppsV1Api);
  const batch = kubeConfig.makeApiClient(BatchV1Api);
  const autoscaling = kubeConfig.makeApiClient(AutoscalingV2Api);
  const networking = kubeConfig.makeApiClient(NetworkingV1Api);
  const policy = kubeConfig.makeApiClient(PolicyV1Api);
  return {
    [podsPath]: it => core.listPodForAllNamespaces(it),
    '/api/v1/services': it => core.listServiceForAllNamespaces(it),
    '/api/v1/configmaps': it => core.listConfigMapForAllNamespaces(it),
    '/api/v1/events': it => core.listEventForAllNamespaces(it),
    '/api/v1/namespaces': it => core.listNamespace(it),
    '/api/v1/nodes': it => core.listNode(it),
    '/api/v1/persistentvolumeclaims': it =>
      core.listPersistentVolumeClaimForAllNamespaces(it),
    '/apis/apps/v1/daemonsets': it => apps.listDaemonSetForAllNamespaces(it),
    '/apis/apps/v1/deployments': it => apps.listDeploymentForAllNamespaces(it),
    '/apis/apps/v1/replicasets': it => apps.listReplicaSetForAllNamespaces(it),
    '/apis/apps/v1/statefulsets': it =>
      apps.listStatefulSetForAllNamespaces(it),
    '/apis/batch/v1/cronjobs': it => batch.listCronJobForAllNamespaces(it),
    '/apis/batch/v1/jobs': it => batch.listJobForAllNamespaces(it),
    '/apis/autoscaling/v2/horizontalpodautoscalers': it =>
      autoscaling.listHorizontalPodAutoscalerForAllNamespaces(it),
    '/apis/networking.k8s.io/v1/ingresses': it =>
      networking.listIngressForAllNamespaces(it),
    '/apis/networking.k8s.io/v1/networkpolicies': it =>
      networking.listNetworkPolicyForAllNamespaces(it),
    '/apis/policy/v1/poddisruptionbudgets': it =>
      policy.listPodDisruptionBudgetForAllNamespaces(it),
  };
}

function factOf({ metadata, spec, status }: V1Pod): string {
  return podFact({
    namespace: metadata?.namespace ?? '',
    name: metadata?.name ?? '',
    uid: metadata?.uid ?? '',
    node: spec?.nodeName,
    ready: Boolean(
      status?.conditions?.some(
        condition => condition.type === 'Ready' && condition.status === 'True',
      ),
    ),
    restarts: (status?.containerStatuses ?? []).reduce(
      (sum, { restartCount }) => sum + restartCount,
      0,
    ),
  });
}

void runTask(({ access, collections }) => {
  const kubeConfig = new KubeConfig();
  kubeConfig.loadFromString(JSON.stringify(kubeconfig(access)));
  return new InformerSide(kubeConfig, collections);
});
