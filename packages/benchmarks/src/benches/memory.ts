import { runChild, type SideName } from '../children/runChild.ts';
import type { ChildAnswer, Collection } from '../children/Side.ts';
import type { Bench, BenchContext, BenchResult } from '../harness/Bench.ts';
import { checkPods } from '../harness/checkPods.ts';
import { atMostTimes } from '../harness/Line.ts';
import { median } from '../harness/percentile.ts';

/** What a pod costs in memory, its share of the indexes included. */
export const memory: Bench = { title: 'memory: what is kept', run };

async function run(context: BenchContext): Promise<BenchResult> {
  const { cluster, quick, say } = context;
  const { collections } = await runChild('reader', {
    access: cluster.portal,
    measure: 'sync',
    collections: [],
  });
  if (context.check) await checkPods(context, collections);
  const onlyPods = collections.filter(({ path }) => path === '/api/v1/pods');
  const rounds = quick ? 1 : 3;
  const bytes = async (side: SideName, of: Collection[]) => {
    say(`${side}, ${of.length} kinds`);
    const answers: ChildAnswer[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const { portal: access } = cluster;
      answers.push(
        await runChild(side, { access, measure: 'memory', collections: of }),
      );
    }
    return {
      retained: median(
        answers.map(it => (it.memory?.retainedBytes ?? 0) / it.pods / 1024),
      ),
      resident: median(
        answers.map(it => (it.memory?.residentBytes ?? 0) / 2 ** 20),
      ),
    };
  };
  const ours = await bytes('reader', collections);
  const informer = await bytes('informer', collections);
  const pods = await bytes('informer', onlyPods);
  const name = "client-node's informer";
  return {
    lines: [
      atMostTimes(
        {
          what: 'kept per pod, all kinds',
          unit: 'KiB',
          ours: ours.retained,
          peer: { name, value: informer.retained },
        },
        1 / 20,
      ),
      {
        what: 'kept per pod, all kinds against pods alone',
        unit: 'KiB',
        ours: ours.retained,
        peer: { name, value: pods.retained },
      },
      {
        what: 'whole process after collection',
        unit: 'MiB',
        ours: ours.resident,
        peer: { name, value: informer.resident },
      },
    ],
    notes: [
      `Medians of ${rounds} processes a side, after four full garbage collections; everything that is kept, divided by the number of pods.`,
      `Followed by both: ${collections.map(({ path }) => path).join(', ')}.`,
    ],
  };
}
