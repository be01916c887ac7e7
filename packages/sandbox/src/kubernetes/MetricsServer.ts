import { join } from 'node:path';
import type { Part } from '../components/Component.ts';
import { daemonPart } from '../components/daemonPart.ts';
import { Daemon } from '../processes/Daemon.ts';
import { accepts, loopback } from '../processes/ports.ts';
import type { Settings } from '../state/Settings.ts';
import type { StateFolder } from '../state/StateFolder.ts';
import { Kubectl } from './Kubectl.ts';
import { metricsApi, metricsApiName } from './metricsApi.ts';
import { simulatedUsage } from './simulatedUsage.ts';

interface ApiService {
  status?: { conditions?: { type: string; status: string }[] };
}

/** The metrics-server of one simulated cluster, a process beside its control plane. */
export class MetricsServer {
  readonly #cluster: string;
  readonly #folder: StateFolder;
  readonly #settings: Settings;
  readonly #kubectl: Kubectl;
  readonly #daemon: Daemon;

  constructor(cluster: string, folder: StateFolder, settings: Settings) {
    this.#cluster = cluster;
    this.#folder = folder;
    this.#settings = settings;
    this.#kubectl = new Kubectl(
      folder.path('bin/kubectl'),
      folder.path('kubernetes', `${cluster}.kubeconfig`),
    );
    this.#daemon = new Daemon({
      name: `${cluster}/metrics-server`,
      pidFile: join(folder.folder('pids'), `${this.#portName}.pid`),
      logFile: folder.log(this.#portName),
    });
  }

  async start(): Promise<void> {
    await this.#kubectl.apply(JSON.stringify(simulatedUsage()));
    await this.#stopIfClusterMoved();
    if (this.#daemon.pid === undefined) {
      await this.#settings.claimPort(this.#portName);
      this.#daemon.start({
        command: this.#folder.path('bin/metrics-server'),
        args: this.#args(),
        cwd: this.#folder.root,
      });
      this.#folder.writeJson(this.#placeFile, this.#clusterPorts());
    }
    await this.#kubectl.apply(
      JSON.stringify(metricsApi(this.#settings.port(this.#portName))),
    );
  }

  /** Waits until the cluster's API has metrics; figures follow at the second look at a node. */
  ready(): Promise<void> {
    return this.#daemon.untilReady(() => this.#answers(), 60_000, 500);
  }

  stop(): Promise<void> {
    return this.#daemon.stop();
  }

  async status(): Promise<Part> {
    const part = await daemonPart(
      this.#daemon,
      () => `${loopback}:${this.#settings.port(this.#portName)}`,
      () => accepts(this.#settings.port(this.#portName)),
    );
    const possible =
      this.#folder.has(this.#placeFile) &&
      this.#folder.has('bin/metrics-server');
    return part.state === 'stopped' && !possible
      ? { ...part, state: 'missing', detail: 'no use of CPU and memory' }
      : part;
  }

  #args(): string[] {
    const pki = this.#folder.path('kubernetes/clusters', this.#cluster, 'pki');
    return [
      ...['', 'authentication-', 'authorization-'].map(
        use => `--${use}kubeconfig=${this.#kubectl.kubeconfig}`,
      ),
      ...[`--bind-address=${loopback}`],
      ...[`--secure-port=${this.#settings.port(this.#portName)}`],
      ...[`--tls-cert-file=${join(pki, 'admin.crt')}`],
      ...[`--tls-private-key-file=${join(pki, 'admin.key')}`],
      // Every node's kubelet is KWOK, which has its certificate from kwokctl.
      ...[`--kubelet-port=${this.#clusterPorts().kubelet}`],
      ...['--kubelet-preferred-address-types=Hostname'],
      ...['--kubelet-insecure-tls', '--kubelet-request-timeout=5s'],
      ...['--metric-resolution=10s'],
    ];
  }

  /** It knows the cluster by the addresses of the time when it was started. */
  async #stopIfClusterMoved(): Promise<void> {
    const known = this.#folder.readJson<object>(this.#placeFile, {});
    if (JSON.stringify(known) !== JSON.stringify(this.#clusterPorts()))
      await this.stop();
  }

  #clusterPorts() {
    return {
      apiServer: this.#settings.port(`${this.#cluster}-kubeApiserverPort`),
      kubelet: this.#settings.port(`${this.#cluster}-kwokControllerPort`),
    };
  }

  #answers(): Promise<boolean> {
    return this.#kubectl.get<ApiService>('apiservice', metricsApiName).then(
      service =>
        service?.status?.conditions?.some(
          ({ type, status }) => type === 'Available' && status === 'True',
        ) ?? false,
      () => false,
    );
  }

  get #portName(): string {
    return `${this.#cluster}-metrics-server`;
  }

  get #placeFile(): string {
    return `kubernetes/${this.#portName}.json`;
  }
}
