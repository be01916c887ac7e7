import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '../eventually';
import { kubectlWith } from '../kubectl';
import { readSandbox } from '../readSandbox';
import { ApiServer } from './ApiServer';
import { Controllers } from './Controllers';
import { Etcd } from './Etcd';
import { Nodes, simulatedNode } from './Nodes';

const portalRole = ['clusterrole', 'mooring-portal'];

/** How a throw-away cluster is made. */
export interface ThrowawayClusterOptions {
  /** Further arguments of the API server, such as `--watch-cache=false`. */
  apiServerArgs?: readonly string[];
  /**
   * Whether it has a controller manager and a scheduler. Without, objects stay as
   * they are written: no pod comes from a Deployment, no namespace goes away.
   */
  controllers?: boolean;
  /** Whether it has a node whose pods become ready by themselves; needs `controllers`. */
  nodes?: boolean;
}

interface ClusterRole {
  rules: { resources: string[] }[];
}

/**
 * A Kubernetes control plane of a test's own, which may be broken in any way.
 * Without nodes a pod becomes what a test writes into its status.
 */
export class ThrowawayCluster {
  readonly apiServer: ApiServer;
  readonly #folder: string;
  readonly #kubeconfig: string;
  readonly #etcd: Etcd;
  #controllers: Controllers | undefined;
  #nodes: Nodes | undefined;
  #token = '';

  private constructor(folder: string, etcd: Etcd, apiServer: ApiServer) {
    this.#folder = folder;
    this.#etcd = etcd;
    this.apiServer = apiServer;
    this.#kubeconfig = join(folder, 'kubeconfig');
    writeFileSync(this.#kubeconfig, adminKubeconfig(apiServer), {
      mode: 0o600,
    });
  }

  static async start(
    options: ThrowawayClusterOptions = {},
  ): Promise<ThrowawayCluster> {
    const folder = mkdtempSync(join(tmpdir(), 'mooring-cluster-'));
    const { apiServerArgs = [], controllers = false, nodes = false } = options;
    const etcd = await Etcd.start(folder);
    const apiServer = await ApiServer.start(folder, etcd.url, [
      // No controller would make the account that it asks every pod to have.
      ...(controllers ? [] : ['--disable-admission-plugins=ServiceAccount']),
      ...apiServerArgs,
    ]);
    const cluster = new ThrowawayCluster(folder, etcd, apiServer);
    if (controllers) {
      await cluster.#startControllers();
    }
    if (nodes) {
      await cluster.#startNodes();
    }
    await cluster.grantAll();
    const account = ['mooring-portal', '--namespace=mooring-system'];
    cluster.#token = await cluster.kubectl(['create', 'token', ...account]);
    return cluster;
  }

  get server(): string {
    return this.apiServer.url;
  }

  /** What to trust, as configuration has it: base64 of PEM. */
  get caData(): string {
    return readFileSync(this.apiServer.certificateFile).toString('base64');
  }

  /** Of the service account that docs/kubernetes/mooring-portal.yaml makes. */
  get token(): string {
    return this.#token;
  }

  /** Of an administrator. */
  get adminToken(): string {
    return this.apiServer.adminToken;
  }

  /** kubectl as administrator; `stdin` for `-f -`. */
  kubectl(args: string[], stdin?: object | string): Promise<string> {
    return kubectlWith(this.#kubeconfig, args, stdin);
  }

  /** Takes from the portal's role what it may do with one kind, such as `pods`. */
  async withdraw(resource: string): Promise<void> {
    const text = await this.kubectl(['get', ...portalRole, '-o', 'json']);
    const role = JSON.parse(text) as ClusterRole;
    const rules = role.rules
      .map(rule => ({
        ...rule,
        resources: rule.resources.filter(name => name !== resource),
      }))
      .filter(({ resources }) => resources.length > 0);
    await this.kubectl(['replace', '-f', '-'], { ...role, rules });
  }

  /** Gives the portal's role all its rights again. */
  async grantAll(): Promise<void> {
    await this.kubectl(['apply', '-f', readSandbox().portal.manifest]);
  }

  /**
   * Makes the store forget its history. The API server remembers the latest part
   * itself: older versions are expired (410) for sure once it was restarted, or
   * if it runs with `--watch-cache=false`.
   */
  compact(): Promise<void> {
    return this.#etcd.compact();
  }

  /** Ends everything, frozen or not, and deletes what it stored. */
  async stop(): Promise<void> {
    await Promise.all([
      this.#nodes?.kill(),
      this.#controllers?.kill(),
      this.apiServer.kill(),
      this.#etcd.kill(),
    ]);
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #startNodes(): Promise<void> {
    this.#nodes = await Nodes.start(this.#folder, this.#kubeconfig);
    await this.kubectl(['apply', '-f', '-'], simulatedNode('simulated'));
    const ready = ['node/simulated', '--for=condition=Ready'];
    await this.kubectl(['wait', ...ready, '--timeout=30s']);
  }

  /** They are at work when the first namespace has its account. */
  async #startControllers(): Promise<void> {
    this.#controllers = Controllers.start(
      this.#folder,
      this.apiServer,
      this.#kubeconfig,
    );
    await eventually(
      () =>
        this.kubectl(['get', 'serviceaccount', 'default']).then(
          () => true,
          () => false,
        ),
      isThere => isThere,
    );
  }
}

function adminKubeconfig({
  url,
  certificateFile,
  adminToken,
}: ApiServer): string {
  const name = 'throwaway';
  const cluster = { server: url, 'certificate-authority': certificateFile };
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name, cluster }],
    users: [{ name, user: { token: adminToken } }],
    contexts: [{ name, context: { cluster: name, user: name } }],
    'current-context': name,
  });
}
