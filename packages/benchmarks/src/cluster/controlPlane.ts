import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isApiServerReady } from '@mooring/sandbox/src/kubernetes/isApiServerReady.ts';
import { Daemon } from '@mooring/sandbox/src/processes/Daemon.ts';
import {
  findFreePort,
  loopback,
} from '@mooring/sandbox/src/processes/ports.ts';
import type { StateFolder } from '@mooring/sandbox/src/state/StateFolder.ts';
import { writeApiServerFiles, type ApiServerFiles } from './apiServerFiles.ts';

/** The servers of a control plane that only stores and answers. */
export interface ControlPlane {
  server: string;
  ca: string;
  caFile: string;
  files: ApiServerFiles;
  etcdUrl: string;
}

/** Ends what a run before has left. */
export async function stopControlPlane(folder: StateFolder): Promise<void> {
  await daemon(folder, 'kube-apiserver').stop();
  await daemon(folder, 'etcd').stop();
}

/**
 * Starts etcd on a folder and an API server on it. There are no controllers:
 * nothing but the benches changes what is stored.
 */
export async function startControlPlane(
  folder: StateFolder,
  binaries: ReadonlyMap<string, string>,
  etcdFolder: string,
): Promise<ControlPlane> {
  const etcdUrl = await startEtcd(folder, binaries, etcdFolder);
  const files = writeApiServerFiles(folder);
  const port = await findFreePort();
  const server = daemon(folder, 'kube-apiserver');
  server.start({
    command: path(binaries, 'kube-apiserver'),
    args: apiServerArgs({ port, etcdUrl, files }),
    cwd: folder.root,
  });
  const caFile = join(files.certificates, 'apiserver.crt');
  await server.untilReady(() => isApiServerReady(port, caFile), 120_000, 200);
  return {
    server: `https://${loopback}:${port}`,
    caFile,
    ca: readFileSync(caFile, 'utf8'),
    files,
    etcdUrl,
  };
}

async function startEtcd(
  folder: StateFolder,
  binaries: ReadonlyMap<string, string>,
  dataFolder: string,
): Promise<string> {
  const url = `http://${loopback}:${await findFreePort()}`;
  const peerUrl = `http://${loopback}:${await findFreePort()}`;
  const etcd = daemon(folder, 'etcd');
  etcd.start({
    command: path(binaries, 'etcd'),
    args: [
      `--data-dir=${dataFolder}`,
      ...[`--listen-client-urls=${url}`, `--advertise-client-urls=${url}`],
      ...[
        `--listen-peer-urls=${peerUrl}`,
        `--initial-advertise-peer-urls=${peerUrl}`,
        `--initial-cluster=default=${peerUrl}`,
      ],
      // The data set can be made again; the disk is not what is measured.
      '--unsafe-no-fsync',
      `--quota-backend-bytes=${8 * 2 ** 30}`,
      '--log-level=warn',
    ],
    cwd: folder.root,
  });
  await etcd.untilReady(
    () =>
      fetch(`${url}/health`).then(
        answer => answer.ok,
        () => false,
      ),
    60_000,
  );
  return url;
}

function apiServerArgs(options: {
  port: number;
  etcdUrl: string;
  files: ApiServerFiles;
}): string[] {
  const { port, etcdUrl, files } = options;
  return [
    `--etcd-servers=${etcdUrl}`,
    ...[`--bind-address=${loopback}`, `--advertise-address=${loopback}`],
    ...[`--secure-port=${port}`, `--cert-dir=${files.certificates}`],
    '--endpoint-reconciler-type=none',
    '--service-cluster-ip-range=10.96.0.0/12',
    `--token-auth-file=${files.tokens}`,
    '--authorization-mode=RBAC',
    `--service-account-issuer=https://kubernetes.default.svc`,
    `--service-account-key-file=${files.publicKey}`,
    `--service-account-signing-key-file=${files.key}`,
    `--audit-policy-file=${files.auditPolicy}`,
    `--audit-log-path=${files.auditLog}`,
    // Events must live as long as the snapshot that they are kept in.
    '--event-ttl=87600h',
  ];
}

function daemon(folder: StateFolder, name: string): Daemon {
  return new Daemon({
    name,
    pidFile: join(folder.folder('pids'), `${name}.pid`),
    logFile: folder.log(name),
  });
}

function path(binaries: ReadonlyMap<string, string>, name: string): string {
  const found = binaries.get(name);
  if (found === undefined) throw new Error(`There is no ${name}`);
  return found;
}
