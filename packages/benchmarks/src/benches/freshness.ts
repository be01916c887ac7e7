import { setTimeout as delay } from 'node:timers/promises';
import type { BenchCluster } from '../cluster/BenchCluster.ts';
import { KubectlWatch } from '../cluster/KubectlWatch.ts';
import type { BenchService } from '../data/shape.ts';
import type { Bench, BenchContext, BenchResult } from '../harness/Bench.ts';
import { atMostPlus } from '../harness/Line.ts';
import { percentile } from '../harness/percentile.ts';
import { sameFacts } from '../harness/sameFacts.ts';
import type { PortalClient } from '../portal/PortalClient.ts';
import { firstCluster } from '../portal/portalConfig.ts';
import { factsOfInstance, factsOfPods, instance } from '../portal/questions.ts';
import { ownServices } from '../portal/seedServices.ts';
import { withPortal } from '../portal/withPortal.ts';
import { podName } from '../data/workload.ts';

/** How old an answer is that is made from memory. */
export const freshness: Bench = {
  title: 'freshness: from a change in the cluster to the answer',
  run,
};

const rounds = { quick: 60, full: 400 };
/** After each change both sides come to rest. */
const pauseMs = 50;

function run(context: BenchContext): Promise<BenchResult> {
  const { cluster, say, quick } = context;
  return withPortal(context, 1, async ({ operator }) => {
    if (context.check) await checkFacts(context, operator);
    say('changing pods and looking');
    const count = quick ? rounds.quick : rounds.full;
    return report(await measure(cluster, operator, count));
  });
}

/** Milliseconds after the API server had accepted the change. */
interface Sample {
  ours: number;
  kubectl: number;
}

async function measure(
  cluster: BenchCluster,
  client: PortalClient,
  count: number,
): Promise<Sample[]> {
  const service = theService();
  const name = podName(service, 0);
  const path = `/api/v1/namespaces/${service.namespace}/pods/${name}/status`;
  const ask = instance(service);
  const watch = await KubectlWatch.start(cluster, service.namespace, name);
  const samples: Sample[] = [];
  try {
    for (let restarts = 1; restarts <= count; restarts += 1) {
      const seenByKubectl = watch.next(restarts);
      await cluster.admin.send(
        'PATCH',
        path,
        {
          status: {
            containerStatuses: [{ name: 'app', restartCount: restarts }],
          },
        },
        'application/strategic-merge-patch+json',
      );
      const accepted = performance.now();
      const told = await untilTold(client, ask, name, restarts);
      const watched = await seenByKubectl;
      samples.push({
        // Either may have heard of it before the one who made the change.
        ours: Math.max(0, told - accepted),
        kubectl: Math.max(0, watched - accepted),
      });
      await delay(pauseMs);
    }
  } finally {
    watch.stop();
  }
  return samples;
}

async function untilTold(
  client: PortalClient,
  ask: ReturnType<typeof instance>,
  name: string,
  restarts: number,
): Promise<number> {
  const deadline = performance.now() + 10_000;
  for (let etag: string | undefined; performance.now() < deadline; ) {
    const answer = await ask(client, { etag });
    const at = performance.now();
    if (answer.status !== 304) {
      const pod = answer.json().inside?.pods.find(it => it.name === name);
      if (pod?.restarts === restarts) return at;
    }
    etag = answer.etag;
  }
  throw new Error(`${restarts} restarts of ${name} were not told within 10 s`);
}

async function checkFacts(
  { cluster }: BenchContext,
  client: PortalClient,
): Promise<void> {
  const service = theService();
  const answer = await instance(service)(client);
  const list = await cluster.kubectl.run([
    ...['get', 'pods', '-n', service.namespace, '-o', 'json'],
    ...['-l', `mooring.dev/service=${service.service}`],
  ]);
  sameFacts(
    'Pods of the instance',
    { name: 'Mooring', facts: factsOfInstance(answer.json()) },
    {
      name: 'kubectl',
      facts: factsOfPods(firstCluster, JSON.parse(list).items),
    },
  );
}

function theService(): BenchService {
  const [service] = ownServices();
  if (!service) throw new Error('There is no service to look at');
  return service;
}

function report(samples: Sample[]): BenchResult {
  const at = (share: number, side: keyof Sample) =>
    percentile(
      samples.map(sample => sample[side]),
      share,
    );
  const line = (what: string, share: number) => ({
    what,
    unit: 'ms',
    ours: at(share, 'ours'),
    peer: { name: 'kubectl get -w', value: at(share, 'kubectl') },
  });
  return {
    lines: [
      line('p50', 0.5),
      atMostPlus(line('p99', 0.99), 20),
      line('longest', 1),
    ],
    notes: [
      `${samples.length} changes of a pod's status, one by one. The clock starts when the API server has accepted a change.`,
      'Mooring is asked again and again over HTTP until the answer has the change; the last question and its answer are part of the time. kubectl prints to a pipe.',
    ],
  };
}
