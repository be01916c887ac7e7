import type {
  ChangeKind,
  Decision,
  Emergency,
  Evidence,
  FieldConflict,
  Holder,
  OperationState,
  PlanDifference,
  PlanStep,
  ReleasePart,
  StepPreview,
  StepState,
} from '@mooring/backstage-plugin-paas-common';
import {
  upgradeContent,
  type StoredContent,
} from '../../domain/content/upgradeContent';
import type { Release } from '../../domain/Release';

/** Row of `operations`. */
export interface OperationRow {
  id: string;
  kind: ChangeKind;
  state: OperationState;
  project_ref: string;
  /** Null: of several services. */
  service_id: string | null;
  emergency: Emergency | null;
  freeze_override: { reason: string; by: string } | null;
  /** Since the plan about which people were asked before; null: they were asked once. */
  plan_difference: PlanDifference[] | null;
  initiator: string;
  via: string | null;
  note: string | null;
  plan_hash: string;
  idempotency_key: string;
  checked: boolean;
  undo_requested_by: string | null;
  cancel_requested_by: string | null;
  supersedes: string[];
  conflicts: FieldConflict[];
  taken: FieldConflict[];
  evidence: Evidence[];
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
  partial: number[];
  depends_on: string[];
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

/** Row of `operation_decisions`. */
export interface DecisionRow {
  id: string;
  operation_id: string;
  seq: number;
  actor: string;
  on_behalf_of: string | null;
  verdict: Decision['verdict'];
  note: string | null;
  evidence_url: string | null;
  plan_hash: string;
  at: Date;
}

/** Row of `releases`. */
export interface ReleaseRow {
  instance_id: string;
  number: number;
  hash: string;
  content: StoredContent;
  author: string;
  note: string | null;
  cause: ChangeKind;
  parent: number | null;
  source: number | null;
  changed: ReleasePart[];
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
  partial: number[];
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
  depends_on: string[];
  created_by: string;
  created_at: Date;
  deleted_at: Date | null;
}

/** A release as the planner sees it. */
export function toRelease(
  row: Pick<ReleaseRow, 'number' | 'hash' | 'content'>,
): Release {
  return {
    number: row.number,
    hash: row.hash,
    content: upgradeContent(row.content),
  };
}
