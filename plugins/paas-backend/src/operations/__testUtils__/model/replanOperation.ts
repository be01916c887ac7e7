import type { Holder } from '@mooring/backstage-plugin-paas-common';
import type { OperationRow } from '../../journal/rows';
import type { JournalOperation, Replan } from '../../types';
import { insertRelease } from './insertRelease';
import { insertSteps } from './insertSteps';
import type { Tables } from './Tables';

/** Puts a new plan in the place of an accepted one. */
export function replanOperation(
  tables: Tables,
  row: OperationRow,
  operation: JournalOperation,
  { hash, targets, steps }: Replan,
  holder: Holder | undefined,
): void {
  for (const { instanceId, from, to, partial } of targets) {
    const target = tables
      .targetsOf(row.id)
      .find(({ instance_id: id }) => id === instanceId)!;
    if (to && to.number !== target.to_number) {
      insertRelease(tables, to, {
        instanceId,
        parent: from,
        source: undefined,
        cause: operation.kind,
        operationId: row.id,
      });
      withdraw(tables, instanceId, target.to_number);
      const instance = tables.instance(instanceId);
      if (instance.next_number === to.number) {
        instance.next_number += 1;
      }
      if (instance.head_number === target.to_number) {
        instance.head_number = to.number;
      }
    }
    target.from_number = from?.number ?? null;
    target.to_number = to?.number ?? null;
    target.partial = partial.map(({ number }) => number);
  }
  const own = new Set(tables.stepsOf(row.id));
  tables.steps.splice(
    0,
    tables.steps.length,
    ...tables.steps.filter(step => !own.has(step)),
  );
  insertSteps(tables, row.id, steps, 'forward');
  row.plan_hash = hash;
  row.started_at ??= new Date();
  row.state = holder ? 'held' : 'running';
  row.holder = holder ?? null;
}

function withdraw(
  tables: Tables,
  instanceId: string,
  number: number | null,
): void {
  for (const release of tables.releases) {
    if (release.instance_id === instanceId && release.number === number) {
      release.withdrawn_at = new Date();
    }
  }
}
