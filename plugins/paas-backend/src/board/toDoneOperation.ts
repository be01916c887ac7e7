import { formatInstanceRef } from '@mooring/common';
import type {
  Operation,
  OperationTarget,
} from '@mooring/backstage-plugin-paas-common';
import type { OperationRow } from '../operations/journal/rows';

type SharedColumn =
  | 'id'
  | 'kind'
  | 'state'
  | 'initiator'
  | 'via'
  | 'note'
  | 'plan_hash'
  | 'failure'
  | 'created_at'
  | 'started_at'
  | 'project_ref'
  | 'service_id'
  | 'emergency';

/** An operation that has ended, with what the board shows of it. */
export type DoneRow = Pick<OperationRow, SharedColumn> & {
  ended_at: Date;
  /** `ended_at` with its microseconds. */
  exact: string;
  /** Of its service, if it is about one. */
  name: string | null;
  entity_ref: string | null;
  targets: Omit<OperationTarget, 'instance'>[];
  steps: number;
};

/** The row as everybody signed in may see it. */
export function toDoneOperation(row: DoneRow): Operation {
  const { project_ref: projectRef } = row;
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    projectRef,
    ...(row.service_id !== null && {
      service: row.name!,
      serviceId: row.service_id,
      entityRef: row.entity_ref!,
    }),
    targets: row.targets.map(target => ({
      instance: formatInstanceRef({ ...target, projectRef }),
      ...target,
    })),
    environments: [
      ...new Set(row.targets.map(({ environment }) => environment)),
    ],
    ...(row.emergency && { emergency: row.emergency }),
    initiator: row.initiator,
    ...(row.via !== null && { via: row.via }),
    ...(row.note !== null && { note: row.note }),
    planHash: row.plan_hash,
    ...(row.failure !== null && { failure: row.failure }),
    step: row.steps,
    steps: row.steps,
    createdAt: row.created_at.toISOString(),
    ...(row.started_at && { startedAt: row.started_at.toISOString() }),
    endedAt: row.ended_at.toISOString(),
  };
}
