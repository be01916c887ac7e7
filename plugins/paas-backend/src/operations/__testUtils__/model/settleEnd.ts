import { isSettled, remainsOf } from '../../../domain/remainsOf';
import type { JournalOperation } from '../../types';
import type { Tables } from './Tables';

type EndState = 'succeeded' | 'undone' | 'cancelled';

/** What the end of an operation means for releases, instances and the service. */
export function settleEnd(
  tables: Tables,
  operation: JournalOperation,
  state: EndState,
): void {
  for (const target of operation.targets) {
    const instance = tables.instance(target.instanceId);
    if (!isSettled(operation, target, state)) {
      withdraw(tables, operation.id, target.instanceId);
    }
    instance.partial = remainsOf(operation, target, state) ?? instance.partial;
  }
  for (const { serviceId } of operation.targets) {
    const isLeft = tables.instances.some(
      row =>
        row.service_id === serviceId &&
        (row.head_number !== null || row.live_number !== null),
    );
    if (!isLeft) {
      const service = tables.services.find(({ id }) => id === serviceId)!;
      service.deleted_at = new Date();
    }
  }
}

function withdraw(
  tables: Tables,
  operationId: string,
  instanceId: string,
): void {
  for (const release of tables.releases) {
    if (
      release.operation_id === operationId &&
      release.instance_id === instanceId
    ) {
      release.withdrawn_at = new Date();
    }
  }
  const instance = tables.instance(instanceId);
  const coming = tables
    .unfinished([instanceId])
    .filter(({ id }) => id !== operationId)
    .at(-1);
  instance.head_number = coming
    ? tables
        .targetsOf(coming.id)
        .find(target => target.instance_id === instanceId)!.to_number
    : instance.live_number;
}
