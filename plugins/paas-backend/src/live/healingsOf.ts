import type { InstanceFacts } from '@mooring/backstage-plugin-clusters-node';
import type { Healing } from '@mooring/backstage-plugin-paas-common';
import type { HealingRecord, HealingStore } from '../healing/types';
import type { InstancePlace } from './types';

const MAX_HEALINGS = 200;

/** The healings of what an instance consists of, newest first. */
export async function healingsOf(
  place: InstancePlace,
  facts: InstanceFacts,
  store: HealingStore,
): Promise<Healing[]> {
  const owners = [
    ...facts.workloads,
    ...ofKind('ReplicaSet', facts.replicaSets),
    ...ofKind('Job', facts.jobs),
    ...ofKind('Pod', facts.pods),
  ];
  const { cluster } = place.selection;
  const namespaces = [...new Set(owners.map(({ namespace }) => namespace))];
  const found = await Promise.all(
    namespaces.map(namespace => {
      const workloads = owners
        .filter(owner => owner.namespace === namespace)
        .map(({ kind, name }) => ({ kind, name }));
      return store.list({ cluster, namespace, workloads }, MAX_HEALINGS);
    }),
  );
  return found
    .flat()
    .sort((a, b) => b.failedAt - a.failedAt)
    .slice(0, MAX_HEALINGS)
    .map(record => toHealing(place.id, record));
}

function ofKind(
  kind: string,
  objects: readonly { namespace: string; name: string }[],
) {
  return objects.map(({ namespace, name }) => ({ kind, namespace, name }));
}

function toHealing(instanceId: string, record: HealingRecord): Healing {
  const { container, node, exitCode, replacedBy, replacementNode } = record;
  return {
    id: record.id,
    instanceId,
    pod: record.pod,
    ...(node !== undefined && { node }),
    scope: record.scope,
    ...(container !== undefined && { container }),
    reason: record.reason,
    ...(exitCode !== undefined && { exitCode }),
    failedAt: new Date(record.failedAt).toISOString(),
    ...(replacedBy !== undefined && { replacedBy }),
    ...(replacementNode !== undefined && { replacementNode }),
    ...(record.readyAt !== undefined && {
      readyAt: new Date(record.readyAt).toISOString(),
    }),
  };
}
