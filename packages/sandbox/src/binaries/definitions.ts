/** Where official downloads come from; each can be pointed at a mirror. */
export type DownloadHost =
  | 'kubernetes'
  | 'kwok'
  | 'etcd'
  | 'registry'
  | 'distribution'
  | 'toxiproxy';

/** The base URLs, and the variables that replace them. */
export const downloadHosts: Record<
  DownloadHost,
  { variable: string; url: string }
> = {
  kubernetes: { variable: 'MOORING_KUBERNETES_URL', url: 'https://dl.k8s.io' },
  kwok: {
    variable: 'MOORING_KWOK_URL',
    url: 'https://github.com/kubernetes-sigs/kwok/releases/download',
  },
  etcd: {
    variable: 'MOORING_ETCD_URL',
    url: 'https://github.com/etcd-io/etcd/releases/download',
  },
  registry: {
    variable: 'MOORING_REGISTRY_URL',
    url: 'https://registry.k8s.io',
  },
  distribution: {
    variable: 'MOORING_DISTRIBUTION_URL',
    url: 'https://github.com/distribution/distribution/releases/download',
  },
  toxiproxy: {
    variable: 'MOORING_TOXIPROXY_URL',
    url: 'https://github.com/Shopify/toxiproxy/releases/download',
  },
};

/** A published file with a pinned checksum: the program itself, or an archive that holds it. */
export interface FileSource {
  kind: 'file';
  host: DownloadHost;
  path: string;
  sha256: string;
  /** The program's path inside, if the file is an archive. */
  member?: string;
}

/**
 * A published container image with a pinned digest. The digest is the checksum
 * of a list that names the checksums of everything else, for every CPU.
 */
export interface ImageSource {
  kind: 'image';
  host: DownloadHost;
  repository: string;
  digest: string;
  member: string;
}

/** A pinned Go module in `go/`, whose tools are programs that belong together. */
export type GoModule = 'kubernetes' | 'distribution' | 'toxiproxy';

/** A program that the sandbox runs. */
export interface BinaryDefinition {
  name: string;
  version: string;
  goModule: GoModule;
  /** The package that `go build` makes it from. */
  goPackage: string;
  /** Arguments that make it print its version. */
  versionArgs: string[];
  source: FileSource | ImageSource;
}

/** The version of Kubernetes that both control planes run. */
export const kubernetesVersion = '1.36.3';
const kwokVersion = '0.8.0';
const etcdVersion = '3.6.14';
const distributionVersion = '3.1.1';
const toxiproxyVersion = '2.12.0';

/** What programs learn of their versions from the linker only, for each module. */
export const linkedVersions: Record<GoModule, Record<string, string>> = {
  kubernetes: {
    'k8s.io/component-base/version.gitVersion': `v${kubernetesVersion}`,
    'k8s.io/client-go/pkg/version.gitVersion': `v${kubernetesVersion}`,
  },
  distribution: {
    'github.com/distribution/distribution/v3/version.version': `v${distributionVersion}`,
  },
  toxiproxy: { 'github.com/Shopify/toxiproxy/v2.Version': toxiproxyVersion },
};

const isArm = process.arch === 'arm64';
const cpu = isArm ? 'arm64' : 'amd64';

function kwok(name: string, sha256: string): BinaryDefinition {
  return {
    name,
    version: kwokVersion,
    goModule: 'kubernetes',
    goPackage: `sigs.k8s.io/kwok/cmd/${name}`,
    versionArgs: ['--version'],
    source: {
      kind: 'file',
      host: 'kwok',
      path: `v${kwokVersion}/${name}-linux-${cpu}`,
      sha256,
    },
  };
}

/** Upstream publishes checksums of a server's image, not of its bare program. */
function server(name: string, digest: string): BinaryDefinition {
  return {
    name,
    version: kubernetesVersion,
    goModule: 'kubernetes',
    goPackage: `k8s.io/kubernetes/cmd/${name}`,
    versionArgs: ['--version'],
    source: {
      kind: 'image',
      host: 'registry',
      repository: name,
      digest: `sha256:${digest}`,
      member: `usr/local/bin/${name}`,
    },
  };
}

/** Every program of the control planes. */
export const controlPlaneBinaries: readonly BinaryDefinition[] = [
  kwok(
    'kwokctl',
    isArm
      ? '5a642b27d3e975f36040d215640cd90fb4a63cb6fca0ad5865a61bcd9c81051b'
      : 'd5743166c657283d6e827c7c4c20cacfd9009fd94830f06718ca7b2c7099461f',
  ),
  kwok(
    'kwok',
    isArm
      ? '628f7d277860f524a2a775c217adcc58828e7b59ab0933680315784f1b8b0e37'
      : 'f5a4385a2ae1b9dd7f8acae18e002a75c0ebba124ae9d7259aa8dadb50711f46',
  ),
  {
    name: 'kubectl',
    version: kubernetesVersion,
    goModule: 'kubernetes',
    goPackage: 'k8s.io/kubernetes/cmd/kubectl',
    versionArgs: ['version', '--client'],
    source: {
      kind: 'file',
      host: 'kubernetes',
      path: `v${kubernetesVersion}/bin/linux/${cpu}/kubectl`,
      sha256: isArm
        ? '3d86f24401c41ae5a46ac50eef8865fe891d3647d324a0836f6c63757a126e62'
        : 'ebbd080e7c2e275093b55915722043257eb24004363e20acb3c4d71919f88336',
    },
  },
  server(
    'kube-apiserver',
    'b4bc06c81fd76f81174e6c19ddacf477acdf1583e7a5846ebbd513493aef6e43',
  ),
  server(
    'kube-controller-manager',
    'ed56454bf514916079a227f5765b64524fde52106dfcc52978b28634765b78b8',
  ),
  server(
    'kube-scheduler',
    '128fc07d278d64c4f2cce416ed0a9f37b23a30cdde6f97873d18c9c78e259df4',
  ),
  {
    name: 'etcd',
    version: etcdVersion,
    goModule: 'kubernetes',
    goPackage: 'go.etcd.io/etcd/server/v3',
    versionArgs: ['--version'],
    source: {
      kind: 'file',
      host: 'etcd',
      path: `v${etcdVersion}/etcd-v${etcdVersion}-linux-${cpu}.tar.gz`,
      sha256: isArm
        ? 'fa1b80565ee6fc2df1ae6f57a508b221f3ecc7d591c317c581cd8281b0842b3e'
        : 'ffe840ff9295808e88cce2794a18a5ac87f12a5203c8314d0bf6aa119b41bac5',
      member: `etcd-v${etcdVersion}-linux-${cpu}/etcd`,
    },
  },
];

/** What answers for the use of CPU and memory; the sandbox can do without. */
export const metricsServerBinary: BinaryDefinition = {
  name: 'metrics-server',
  version: '0.9.0',
  goModule: 'kubernetes',
  goPackage: 'sigs.k8s.io/metrics-server/cmd/metrics-server',
  versionArgs: ['--version'],
  source: {
    kind: 'image',
    host: 'registry',
    repository: 'metrics-server/metrics-server',
    digest:
      'sha256:d9862115e7c7881280d3d75ca26bda8ffc0fc213315979575bf23ce9826205c0',
    member: 'metrics-server',
  },
};

/** The registry of container images; the sandbox can do without. */
export const registryBinary: BinaryDefinition = {
  name: 'registry',
  version: distributionVersion,
  goModule: 'distribution',
  goPackage: 'github.com/distribution/distribution/v3/cmd/registry',
  versionArgs: ['--version'],
  source: {
    kind: 'file',
    host: 'distribution',
    path: `v${distributionVersion}/registry_${distributionVersion}_linux_${cpu}.tar.gz`,
    sha256: isArm
      ? '8167316d2b4a57e10d44f8c8a3c75fea5f3ec1c71872760bb903e5e8e52e9ad6'
      : '6f330a3ba9ea1d23a6ee189f449d792595240585bb2f159123d76ac594f70dd8',
    member: 'registry',
  },
};

/** Disturbs connections on purpose: what tests of failures need, and nobody else. */
export const toxiproxyBinary: BinaryDefinition = {
  name: 'toxiproxy-server',
  version: toxiproxyVersion,
  goModule: 'toxiproxy',
  goPackage: 'github.com/Shopify/toxiproxy/v2/cmd/server',
  versionArgs: ['-version'],
  source: {
    kind: 'file',
    host: 'toxiproxy',
    path: `v${toxiproxyVersion}/toxiproxy_${toxiproxyVersion}_linux_${cpu}.tar.gz`,
    sha256: isArm
      ? 'ab417dafc77ae8b54ec8461cc5da5180d0465a61dcbda86c72da72ee4ab843b7'
      : '65e042d3fc2290c099527bc506446a6fd863a09f113b8944b636ece70221c2b3',
    member: 'toxiproxy-server',
  },
};
