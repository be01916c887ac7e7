import { cpSync, existsSync, renameSync, rmSync } from 'node:fs';
import { cacheFolder } from '@mooring/sandbox/src/binaries/cacheFolder.ts';
import { kubernetesVersion } from '@mooring/sandbox/src/binaries/definitions.ts';
import { withLock } from '@mooring/sandbox/src/processes/withLock.ts';
import type { StateFolder } from '@mooring/sandbox/src/state/StateFolder.ts';
import { BenchCluster } from '../cluster/BenchCluster.ts';
import { checksumOf, dataFiles } from './checksumOf.ts';
import { fill } from './fill.ts';

/**
 * The etcd folder of the data set. It is made once, in some minutes, and kept in
 * the cache under a checksum of what makes it.
 */
export async function ensureSnapshot(
  folder: StateFolder,
  say: (doing: string) => void,
): Promise<string> {
  const snapshot = cacheFolder('benchmarks', checksum());
  if (existsSync(snapshot)) return snapshot;
  await withLock(
    `${snapshot}.lock`,
    async () => {
      if (!existsSync(snapshot)) await make(snapshot, folder, say);
    },
    { onWait: pid => say(`waiting for process ${pid}, which is making it`) },
  );
  return snapshot;
}

async function make(
  snapshot: string,
  folder: StateFolder,
  say: (doing: string) => void,
): Promise<void> {
  const cluster = await BenchCluster.start(folder, { say });
  try {
    await fill(cluster.admin, say);
    say('packing the data set');
    await compact(cluster.etcdUrl);
  } catch (error) {
    await cluster.stop();
    throw error;
  }
  await cluster.stop(etcdFolder => {
    const half = `${snapshot}.half`;
    rmSync(half, { recursive: true, force: true });
    cpSync(etcdFolder, half, { recursive: true });
    renameSync(half, snapshot);
  });
}

/** Two revisions of each object are in the store; one is enough. */
async function compact(etcdUrl: string): Promise<void> {
  const call = async (path: string, body: object) => {
    const answer = await fetch(`${etcdUrl}/v3/${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`etcd refuses ${path}: ${text}`);
    return JSON.parse(text) as { header: { revision: string } };
  };
  const { header } = await call('kv/range', { key: 'AA==' });
  await call('kv/compaction', { revision: header.revision, physical: true });
  await call('maintenance/defragment', {});
}

/** Of the generator's sources and of the version of what stores it. */
function checksum(): string {
  return checksumOf([dataFiles], kubernetesVersion);
}
