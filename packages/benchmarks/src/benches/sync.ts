import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { runChild, type SideName } from '../children/runChild.ts';
import type { Collection, SyncFigures } from '../children/Side.ts';
import type { BenchCluster } from '../cluster/BenchCluster.ts';
import type { Bench, BenchContext, BenchResult } from '../harness/Bench.ts';
import { checkPods } from '../harness/checkPods.ts';
import { atMost, atMostTimes } from '../harness/Line.ts';
import { median } from '../harness/percentile.ts';

/** From an empty process to a full copy of 10,000 pods. */
export const sync: Bench = { title: 'sync: from empty to everything', run };

async function run(context: BenchContext): Promise<BenchResult> {
  const { cluster, quick, say } = context;
  const collections = await prepare(context);
  const raw: number[] = [];
  const figures: Record<SideName, SyncFigures[]> = { reader: [], informer: [] };
  for (let round = 1; round <= (quick ? 2 : 5); round += 1) {
    say(`round ${round}`);
    raw.push(await rawListMs(cluster));
    for (const side of ['reader', 'informer'] as const) {
      const { sync: measured } = await runChild(side, {
        access: cluster.portal,
        measure: 'sync',
        collections,
      });
      if (measured) figures[side].push(measured);
    }
  }
  const ours = (key: keyof SyncFigures) =>
    median(figures.reader.map(it => it[key]));
  const informer = (key: keyof SyncFigures) => ({
    name: "client-node's informer",
    value: median(figures.informer.map(it => it[key])),
  });
  const kubectl = { name: 'kubectl get --raw pods', value: median(raw) };
  return {
    lines: [
      atMostTimes(
        {
          what: 'time until all pods are there',
          unit: 'ms',
          ours: ours('podsMs'),
          peer: kubectl,
        },
        1.5,
      ),
      {
        what: 'time until all pods are there',
        unit: 'ms',
        ours: ours('podsMs'),
        peer: informer('podsMs'),
      },
      {
        what: 'time until all kinds are there',
        unit: 'ms',
        ours: ours('wallMs'),
        peer: informer('wallMs'),
      },
      atMostTimes(
        {
          what: 'CPU of the process',
          unit: 'ms',
          ours: ours('cpuMs'),
          peer: informer('cpuMs'),
        },
        1 / 4,
      ),
      atMost(
        {
          what: 'event loop delay, p99',
          unit: 'ms',
          ours: ours('loopP99Ms'),
          peer: informer('loopP99Ms'),
        },
        20,
      ),
      {
        what: 'event loop delay, longest',
        unit: 'ms',
        ours: ours('loopMaxMs'),
        peer: informer('loopMaxMs'),
      },
      {
        what: 'most memory while at it',
        unit: 'MiB',
        ours: ours('peakMiB'),
        peer: informer('peakMiB'),
      },
    ],
    notes: [
      `Medians of ${raw.length} rounds, each side in a process of its own.`,
      `Followed by both: ${collections.map(({ path }) => path).join(', ')}.`,
      'kubectl fetches pods alone and keeps nothing; the two others fetch all kinds side by side.',
    ],
  };
}

/** The first answers of an API server that has just started take longer than any other. */
async function prepare(context: BenchContext): Promise<Collection[]> {
  const { cluster, say } = context;
  say('warming up');
  const { collections } = await runChild('reader', {
    access: cluster.portal,
    measure: 'sync',
    collections: [],
  });
  await rawListMs(cluster);
  if (context.check) await checkPods(context, collections);
  return collections;
}

async function rawListMs({ kubectl }: BenchCluster): Promise<number> {
  const begun = performance.now();
  const child = spawn(
    kubectl.path,
    ['--kubeconfig', kubectl.kubeconfig, 'get', '--raw', '/api/v1/pods'],
    { stdio: 'ignore' },
  );
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`kubectl ended with ${code}`);
  return performance.now() - begun;
}
