import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { Part } from '../components/Component.ts';
import { commandLine, startTime } from '../processes/processTable.ts';
import { isPortFree, loopback } from '../processes/ports.ts';
import { run } from '../processes/run.ts';
import { waitFor } from '../processes/waitFor.ts';
import type { Settings } from '../state/Settings.ts';
import type { StateFolder } from '../state/StateFolder.ts';
import { isApiServerReady } from './isApiServerReady.ts';
import { Kubectl } from './Kubectl.ts';
import { kwokctlConfiguration } from './kwokctlConfiguration.ts';
import { replacePorts } from './replacePorts.ts';
import { troubledPods } from './troubledPods.ts';

/** The processes of a cluster, and kwokctl's names for the ports that each listens on. */
const processPorts: Record<string, readonly string[]> = {
  etcd: ['etcdPort', 'etcdPeerPort'],
  'kube-apiserver': ['kubeApiserverPort'],
  'kube-controller-manager': ['kubeControllerManagerPort'],
  'kube-scheduler': ['kubeSchedulerPort'],
  'kwok-controller': ['kwokControllerPort'],
};

/** The same for all clusters. */
const stagesFile = 'kubernetes/stages.yaml';

/** One cluster that kwokctl keeps; all of it lies in the sandbox's folder. */
export class KwokCluster {
  readonly name: string;
  readonly kubectl: Kubectl;
  readonly #folder: StateFolder;
  readonly #settings: Settings;
  readonly #home: string;

  constructor(name: string, folder: StateFolder, settings: Settings) {
    this.name = name;
    this.#folder = folder;
    this.#settings = settings;
    this.#home = folder.path('kubernetes/clusters', name);
    this.kubectl = new Kubectl(
      folder.path('bin/kubectl'),
      folder.path('kubernetes', `${name}.kubeconfig`),
    );
  }

  /** What tells KWOK how to play its nodes and pods. */
  get kwokConfigFiles(): string[] {
    return [join(this.#home, 'kwok.yaml'), this.#folder.path(stagesFile)];
  }

  /** Creates the cluster, or starts whichever of its processes are not running. */
  async start(): Promise<void> {
    if (!this.#folder.has('kubernetes', `${this.name}.created`))
      return this.#create();
    if (!this.#isAsConfigured()) return this.#renew();
    const dead = this.#deadProcesses();
    if (dead.length === 0) return undefined;
    for (const process of dead) rmSync(this.#pidFile(process), { force: true });
    await this.#leaveBusyPorts(dead);
    await this.#kwokctl(['start', 'cluster']);
    return undefined;
  }

  /** Waits until the API server says that it is ready. */
  async untilReady(): Promise<void> {
    await waitFor(() => this.#answers(), {
      what: `the API server of ${this.name}; see ${this.#logFile(
        'kube-apiserver',
      )}`,
      timeoutMs: 90_000,
    });
  }

  /** Ends its processes, keeping what is stored. */
  async stop(): Promise<void> {
    const pids = Object.keys(processPorts).flatMap(
      process => this.#runningPid(process) ?? [],
    );
    if (pids.length > 0) await this.#kwokctl(['stop', 'cluster']);
    // kwokctl only asks them to end; until they do, they hold their ports.
    await waitFor(() => pids.every(pid => startTime(pid) === undefined), {
      what: `the processes of ${this.name} to stop`,
      timeoutMs: 60_000,
    });
    for (const process of Object.keys(processPorts))
      rmSync(this.#pidFile(process), { force: true });
  }

  /** The state of each of its processes. */
  async status(): Promise<Part[]> {
    const answers =
      this.#isRunning('kube-apiserver') && (await this.#answers());
    return Object.entries(processPorts).map(([process, ports]) => {
      const logFile = this.#logFile(process);
      const name = `${this.name}/${process}`;
      if (!this.#isRunning(process)) {
        return existsSync(this.#pidFile(process))
          ? {
              name,
              logFile,
              state: 'dead',
              detail: 'ended by itself or was killed',
            }
          : { name, logFile, state: 'stopped', detail: '' };
      }
      const detail =
        ports.map(
          port => `${loopback}:${this.#settings.port(this.#portName(port))}`,
        )[0] ?? '';
      const answering = process !== 'kube-apiserver' || answers;
      return {
        name,
        logFile,
        state: answering ? 'running' : 'not answering',
        detail,
      };
    });
  }

  async #create(): Promise<void> {
    // What an interrupted creation has left is removed, processes first.
    if (existsSync(this.#home)) await this.#kwokctl(['delete', 'cluster']);
    rmSync(this.#home, { recursive: true, force: true });
    await this.#install();
    this.#noteConfiguration();
    this.#folder.write(`kubernetes/${this.name}.created`, '');
  }

  /**
   * An earlier version of this sandbox made the cluster in another way. Without
   * its own file kwokctl makes it again, over the data and the keys that it finds.
   */
  async #renew(): Promise<void> {
    await this.stop();
    rmSync(join(this.#home, 'kwok.yaml'), { force: true });
    await this.#install().catch((error: Error) => {
      // After the start it complains of kinds that are all there already.
      if (this.#deadProcesses().length > 0) throw error;
    });
    await this.untilReady();
    // The nodes' leases may be of an earlier, longer kind; see kwokctlConfiguration.
    const leases = ['lease', '--all', '--namespace=kube-node-lease'];
    await this.kubectl.run(['delete', ...leases]);
    this.#noteConfiguration();
  }

  async #install(): Promise<void> {
    const ports: Record<string, number> = {};
    for (const port of Object.values(processPorts).flat()) {
      ports[port] = await this.#settings.claimPort(this.#portName(port));
    }
    const { kwokctl, stages } = this.#configuration();
    this.#folder.write(
      stagesFile,
      stages.map(it => stringify(it)).join('---\n'),
    );
    const file = this.#folder.write(
      `kubernetes/${this.name}.kwokctl.yaml`,
      stringify({ ...kwokctl, options: { ...kwokctl.options, ...ports } }),
    );
    await this.#kwokctl([
      'create',
      'cluster',
      '--config',
      file,
      '--kubeconfig',
      this.kubectl.kubeconfig,
    ]);
  }

  #noteConfiguration(): void {
    this.#folder.writeJson(this.#configurationFile, this.#configuration());
  }

  #configuration() {
    const bin = this.#folder.path('bin');
    const stages = this.#folder.path(stagesFile);
    return {
      kwokctl: kwokctlConfiguration(this.#home, bin, stages),
      stages: troubledPods(),
    };
  }

  #isAsConfigured(): boolean {
    const made = this.#folder.readJson(this.#configurationFile, {});
    return JSON.stringify(made) === JSON.stringify(this.#configuration());
  }

  /** A port of a dead process may have been taken by a stranger since. */
  async #leaveBusyPorts(dead: string[]): Promise<void> {
    const names = dead.flatMap(process => processPorts[process] ?? []);
    const moved = new Map<number, number>();
    for (const name of names) {
      const old = this.#settings.port(this.#portName(name));
      if (await isPortFree(old)) continue;
      moved.set(old, await this.#settings.claimPort(this.#portName(name)));
    }
    if (moved.size === 0) return;
    // The others still talk to the old port.
    await this.stop();
    replacePorts([this.#home, this.kubectl.kubeconfig], moved);
  }

  #answers(): Promise<boolean> {
    return isApiServerReady(
      this.#settings.port(this.#portName('kubeApiserverPort')),
      join(this.#home, 'pki/ca.crt'),
    );
  }

  async #kwokctl(args: string[]): Promise<void> {
    await run(
      this.#folder.path('bin/kwokctl'),
      ['--name', this.name, ...args],
      {
        cwd: this.#folder.root,
        timeoutMs: 180_000,
        env: {
          KWOK_WORKDIR: this.#folder.folder('kubernetes'),
          KUBECONFIG: this.kubectl.kubeconfig,
        },
      },
    );
  }

  /** kwokctl itself would take any process with the noted pid for its own. */
  #runningPid(process: string): number | undefined {
    const file = this.#pidFile(process);
    if (!existsSync(file)) return undefined;
    const pid = Number(readFileSync(file, 'utf8'));
    return commandLine(pid)?.some(argument => argument.includes(this.#home))
      ? pid
      : undefined;
  }

  #deadProcesses(): string[] {
    return Object.keys(processPorts).filter(
      process => !this.#isRunning(process),
    );
  }

  #isRunning(process: string): boolean {
    return this.#runningPid(process) !== undefined;
  }

  get #configurationFile(): string {
    return `kubernetes/${this.name}.configuration.json`;
  }

  #portName(port: string): string {
    return `${this.name}-${port}`;
  }

  #pidFile(process: string): string {
    return join(this.#home, 'pids', `${process}.pid`);
  }

  #logFile(process: string): string {
    return join(this.#home, 'logs', `${process}.log`);
  }
}
