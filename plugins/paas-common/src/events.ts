import type { ChangeKind } from './schema/changeKind';
import type { Holder, OperationState } from './schema/operation';

/** Backstage event topic: a service was created, changed or removed. */
export const SERVICE_CHANGED_TOPIC = 'mooring.service.changed';

/** Payload of {@link SERVICE_CHANGED_TOPIC}: a hint to read again, never the state itself. */
export interface ServiceChangedPayload {
  serviceId: string;
}

/** Backstage event topic: an operation has another state, or waits for somebody else. */
export const OPERATION_TOPIC = 'mooring.operation';

/**
 * Payload of {@link OPERATION_TOPIC}.
 *
 * @remarks
 * It may come twice, and late: `change` grows from one to the next, so that a
 * subscriber can tell.
 */
export interface OperationEventPayload {
  operationId: string;
  kind: ChangeKind;
  state: OperationState;
  holder?: Pick<Holder, 'kind' | 'code'>;
  projectRef: string;
  environments: string[];
  change: number;
}
