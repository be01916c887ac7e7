import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { controlPlaneBinaries } from '@mooring/sandbox/src/binaries/definitions.ts';
import { findBinaries } from '@mooring/sandbox/src/binaries/findBinaries.ts';
import { Kubectl } from '@mooring/sandbox/src/kubernetes/Kubectl.ts';
import {
  repositoryRoot,
  type StateFolder,
} from '@mooring/sandbox/src/state/StateFolder.ts';
import { ApiClient, type ApiAccess } from './ApiClient.ts';
import {
  startControlPlane,
  stopControlPlane,
  type ControlPlane,
} from './controlPlane.ts';
import { kubeconfig } from './kubeconfig.ts';

const needed = ['etcd', 'kube-apiserver', 'kubectl'];
const portalManifest = join(
  repositoryRoot,
  'docs/kubernetes/mooring-portal.yaml',
);

/**
 * The peer asks for more kinds than the portal's manifest allows, and a refusal
 * would be quicker than an answer.
 */
const viewer = {
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'ClusterRoleBinding',
  metadata: { name: 'bench-portal-views' },
  roleRef: {
    apiGroup: 'rbac.authorization.k8s.io',
    kind: 'ClusterRole',
    name: 'system:aggregate-to-view',
  },
  subjects: [
    {
      kind: 'ServiceAccount',
      name: 'mooring-portal',
      namespace: 'mooring-system',
    },
  ],
};

/** An API server with the data set, to which the portal has the rights that it asks for. */
export class BenchCluster {
  /** The portal's way in, which both sides of every bench take. */
  readonly portal: ApiAccess;
  readonly admin: ApiClient;
  /** kubectl with the portal's token. */
  readonly kubectl: Kubectl;
  readonly etcdUrl: string;
  readonly auditLog: string;
  readonly #folder: StateFolder;

  /**
   * @param folder - where everything lies; what a run before has left is ended
   * @param from - the etcd folder to start from, which is copied; empty without
   */
  static async start(
    folder: StateFolder,
    options: { from?: string; say(doing: string): void },
  ): Promise<BenchCluster> {
    const binaries = await findBinaries(
      controlPlaneBinaries.filter(({ name }) => needed.includes(name)),
      options.say,
    );
    await BenchCluster.stop(folder);
    const etcdFolder = folder.path('kubernetes/etcd');
    if (options.from) cpSync(options.from, etcdFolder, { recursive: true });
    options.say('starting etcd and the API server');
    const plane = await startControlPlane(folder, binaries, etcdFolder);
    const admin = new ApiClient({ ...plane, token: plane.files.adminToken });
    const token = await grantPortal(folder, plane, binaries, admin);
    return new BenchCluster(folder, plane, binaries, admin, token);
  }

  /** Ends the servers of a folder and removes what they have stored. */
  static async stop(folder: StateFolder): Promise<void> {
    await stopControlPlane(folder);
    rmSync(folder.path('kubernetes'), { recursive: true, force: true });
  }

  private constructor(
    folder: StateFolder,
    plane: ControlPlane,
    binaries: ReadonlyMap<string, string>,
    admin: ApiClient,
    token: string,
  ) {
    this.#folder = folder;
    this.admin = admin;
    this.portal = { server: plane.server, ca: plane.ca, token };
    this.kubectl = kubectlAs(folder, 'portal', plane, binaries, token);
    this.etcdUrl = plane.etcdUrl;
    this.auditLog = plane.files.auditLog;
  }

  /** What the portal asked the API server since the log was last emptied. */
  audit(): { verb: string; uri: string; stage: string; code: number }[] {
    return readFileSync(this.auditLog, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map(line => JSON.parse(line))
      .map(({ verb, requestURI, stage, responseStatus }) => ({
        verb,
        uri: requestURI,
        stage,
        code: responseStatus?.code ?? 0,
      }));
  }

  /** Forgets what was asked so far. */
  clearAudit(): void {
    writeFileSync(this.auditLog, '');
  }

  /** Ends the servers, whose folder can be taken a copy of, and removes it after. */
  async stop(beforeRemoval?: (etcdFolder: string) => void): Promise<void> {
    await this.admin.close();
    await stopControlPlane(this.#folder);
    beforeRemoval?.(this.#folder.path('kubernetes/etcd'));
    await BenchCluster.stop(this.#folder);
  }
}

/** Gives the portal the rights of the project's own manifest, and those of a viewer. */
async function grantPortal(
  folder: StateFolder,
  plane: ControlPlane,
  binaries: ReadonlyMap<string, string>,
  admin: ApiClient,
): Promise<string> {
  const { adminToken } = plane.files;
  const kubectl = kubectlAs(folder, 'admin', plane, binaries, adminToken);
  await kubectl.apply(readFileSync(portalManifest, 'utf8'));
  await kubectl.apply(JSON.stringify(viewer));
  const account =
    '/api/v1/namespaces/mooring-system/serviceaccounts/mooring-portal';
  const { status } = await admin.send<{ status: { token: string } }>(
    'POST',
    `${account}/token`,
    {
      apiVersion: 'authentication.k8s.io/v1',
      kind: 'TokenRequest',
      spec: { expirationSeconds: 86_400 },
    },
  );
  return status.token;
}

function kubectlAs(
  folder: StateFolder,
  user: string,
  plane: ControlPlane,
  binaries: ReadonlyMap<string, string>,
  token: string,
): Kubectl {
  return new Kubectl(
    binaries.get('kubectl') ?? 'kubectl',
    folder.writeJson(
      `kubernetes/${user}.kubeconfig`,
      kubeconfig({ server: plane.server, ca: plane.ca, token }),
    ),
  );
}
