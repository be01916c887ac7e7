import type {
  ChangeKind,
  Holder,
  OperationState,
} from '@mooring/backstage-plugin-paas-common';

/** A change of an operation as others are told of it: names and states, never a reason. */
export interface OperationNews {
  /** Grows from one change to the next. */
  change: number;
  /** ISO 8601. */
  at: string;
  operationId: string;
  /** When the operation was accepted; ISO 8601. */
  createdAt: string;
  /** It still is in that state and waits for the same. */
  isCurrent: boolean;
  kind: ChangeKind;
  state: OperationState;
  /** Undefined: it has just been accepted. */
  stateBefore: OperationState | undefined;
  projectRef: string;
  services: string[];
  environments: string[];
  /** User entity ref. */
  initiator: string;
  holder: Omit<Holder, 'reason'> | undefined;
  holderBefore: Omit<Holder, 'reason'> | undefined;
  /** Its page in the portal. */
  link: string;
}
