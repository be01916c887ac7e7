import { eventually, kubectl } from '@mooring/test-utils';

/**
 * A node whose kubelet is the test: nobody else reports for it or for the pods on
 * it. Only pods that tolerate it come here.
 */
export class HandRunNode {
  readonly #heartbeat: NodeJS.Timeout;

  private constructor(readonly name: string) {
    // Of a node that is silent for 50 s the controllers say that it is lost.
    this.#heartbeat = setInterval(() => {
      void kubectl('dev', ['replace', '-f', '-'], leaseOf(name)).catch(
        () => undefined,
      );
    }, 10_000);
  }

  static async create(name: string): Promise<HandRunNode> {
    const node = {
      apiVersion: 'v1',
      kind: 'Node',
      metadata: { name, labels: { 'run-by-hand': name } },
      spec: { taints: [{ key: 'run-by-hand', effect: 'NoSchedule' }] },
    };
    await kubectl('dev', ['apply', '-f', '-'], leaseOf(name));
    await kubectl('dev', ['apply', '-f', '-'], node);
    const handRun = new HandRunNode(name);
    await handRun.report('True', 'KubeletReady');
    return handRun;
  }

  /** What brings a pod here, in its specification. */
  get placement(): object {
    return {
      nodeSelector: { 'run-by-hand': this.name },
      tolerations: [{ key: 'run-by-hand', operator: 'Exists' }],
    };
  }

  async report(
    ready: 'True' | 'False' | 'Unknown',
    reason: string,
  ): Promise<void> {
    const room = { cpu: '8', memory: '16Gi', pods: '110' };
    const at = new Date().toISOString();
    await patchStatus('node', this.name, [], {
      capacity: room,
      allocatable: room,
      conditions: [
        {
          type: 'Ready',
          status: ready,
          reason,
          message: '',
          lastHeartbeatTime: at,
          lastTransitionTime: at,
        },
      ],
    });
  }

  /** Names of the pods of an app that were placed here. */
  async pods(namespace: string, app: string, count: number): Promise<string[]> {
    return eventually(
      async () => {
        const names = await kubectl('dev', [
          ...['get', 'pods', '-n', namespace, '-l', `app=${app}`],
          ...['--field-selector', `spec.nodeName=${this.name}`],
          ...['-o', 'jsonpath={.items[*].metadata.name}'],
        ]);
        return names.split(' ').filter(name => name !== '');
      },
      ({ length }) => length === count,
    );
  }

  /** Reports what became of a pod, as a kubelet does. */
  async reportPod(
    namespace: string,
    pod: string,
    status: object,
  ): Promise<void> {
    await patchStatus('pod', pod, ['-n', namespace], status);
  }

  /** Tells of a pod in an event. */
  async warn(
    namespace: string,
    pod: string,
    reason: string,
    message: string,
  ): Promise<void> {
    const uid = await kubectl('dev', [
      ...['get', 'pod', pod, '-n', namespace],
      ...['-o', 'jsonpath={.metadata.uid}'],
    ]);
    const at = new Date().toISOString().replace(/\.\d+/, '');
    await kubectl('dev', ['create', '-f', '-'], {
      apiVersion: 'v1',
      kind: 'Event',
      metadata: { generateName: `${pod}.`, namespace },
      involvedObject: {
        apiVersion: 'v1',
        kind: 'Pod',
        name: pod,
        namespace,
        uid,
      },
      type: 'Warning',
      reason,
      message,
      count: 3,
      firstTimestamp: at,
      lastTimestamp: at,
      source: { component: 'kubelet', host: this.name },
    });
  }

  async delete(): Promise<void> {
    clearInterval(this.#heartbeat);
    await kubectl('dev', ['delete', 'node', this.name, '--wait=false']);
    await kubectl('dev', [
      ...['delete', 'lease', this.name, '-n', 'kube-node-lease'],
      ...['--ignore-not-found', '--wait=false'],
    ]);
  }
}

function leaseOf(name: string): object {
  return {
    apiVersion: 'coordination.k8s.io/v1',
    kind: 'Lease',
    metadata: { name, namespace: 'kube-node-lease' },
    spec: {
      holderIdentity: name,
      leaseDurationSeconds: 40,
      renewTime: new Date().toISOString().replace('Z', '000Z'),
    },
  };
}

async function patchStatus(
  kind: string,
  name: string,
  where: string[],
  status: object,
): Promise<void> {
  await kubectl('dev', [
    ...['patch', kind, name, ...where, '--subresource=status'],
    ...['--type=merge', '-p', JSON.stringify({ status })],
  ]);
}
