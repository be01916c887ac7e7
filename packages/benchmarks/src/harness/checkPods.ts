import { runChild } from '../children/runChild.ts';
import { podFact, type Collection } from '../children/Side.ts';
import type { BenchContext } from './Bench.ts';
import { sameFacts } from './sameFacts.ts';

interface Pod {
  metadata: { namespace: string; name: string; uid: string };
  spec: { nodeName?: string };
  status: {
    conditions?: { type: string; status: string }[];
    containerStatuses?: { restartCount: number }[];
  };
}

/** Proves that the reader and the informer know the pods that kubectl lists. */
export async function checkPods(
  { cluster, say }: BenchContext,
  collections: Collection[],
): Promise<void> {
  say('comparing the pods of reader, informer and kubectl');
  const list = JSON.parse(
    await cluster.kubectl.run(['get', '--raw', '/api/v1/pods']),
  ) as { items: Pod[] };
  const listed = { name: 'kubectl', facts: list.items.map(factOf) };
  for (const name of ['reader', 'informer'] as const) {
    const { facts = [] } = await runChild(name, {
      access: cluster.portal,
      measure: 'facts',
      collections,
    });
    sameFacts('Pods', { name, facts }, listed);
  }
}

function factOf({ metadata, spec, status }: Pod): string {
  return podFact({
    ...metadata,
    node: spec.nodeName,
    ready: (status.conditions ?? []).some(
      condition => condition.type === 'Ready' && condition.status === 'True',
    ),
    restarts: (status.containerStatuses ?? []).reduce(
      (sum, { restartCount }) => sum + restartCount,
      0,
    ),
  });
}
