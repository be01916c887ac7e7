import type {
  Change,
  Holder,
  OperationState,
  PlanStep,
  ReleaseContent,
  StepPreview,
  StepState,
} from '@mooring/backstage-plugin-paas-common';

/** Row of `operations`. */
export interface OperationRow {
  id: string;
  kind: Change['kind'];
  state: OperationState;
  service_id: string;
  initiator: string;
  via: string | null;
  note: string | null;
  plan_hash: string;
  idempotency_key: string;
  checked: boolean;
  undo_requested_by: string | null;
  holder: Holder | null;
  failure: string | null;
  epoch: number;
  worker: string | null;
  held_count: number;
  wake_at: Date | null;
  created_at: Date;
  started_at: Date | null;
  ended_at: Date | null;
  updated_at: Date;
}

/** Row of `operation_targets`. */
export interface TargetRow {
  operation_id: string;
  instance_id: string;
  position: number;
  from_number: number | null;
  to_number: number | null;
}

/** Row of `operation_steps`. */
export interface StepRow {
  operation_id: string;
  seq: number;
  direction: 'forward' | 'undo';
  instance_id: string;
  type: string;
  input: PlanStep['input'];
  preview: StepPreview | null;
  state: StepState;
  summary: string | null;
  error: string | null;
  attempts: number;
  log: { at: string; message: string }[];
  started_at: Date | null;
  ended_at: Date | null;
}

/** Row of `releases`. */
export interface ReleaseRow {
  instance_id: string;
  number: number;
  hash: string;
  content: ReleaseContent;
  author: string;
  note: string | null;
  cause: string;
  operation_id: string;
  created_at: Date;
  withdrawn_at: Date | null;
}

/** Row of `instances`. */
export interface InstanceRow {
  id: string;
  service_id: string;
  environment: string;
  head_number: number | null;
  live_number: number | null;
  next_number: number;
  created_at: Date;
}

/** Row of `services`. */
export interface ServiceRow {
  id: string;
  project_ref: string;
  name: string;
  entity_ref: string;
  owner_ref: string;
  blueprint: string;
  created_by: string;
  created_at: Date;
  deleted_at: Date | null;
}
