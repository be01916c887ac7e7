import type { AuditEvent } from '@mooring/backstage-plugin-paas-common';
import type { Seal } from '../domain/audit/Seal';

/** Row of `audit_events`. */
export interface AuditRow {
  /** A bigint, which the driver gives as text. */
  id: string;
  at: Date;
  actor: string;
  via: string | null;
  on_behalf_of: string | null;
  action: string;
  outcome: AuditEvent['outcome'];
  project_ref: string | null;
  target: string;
  before_hash: string | null;
  after_hash: string | null;
  origin: string | null;
  detail: AuditEvent['detail'];
  seal_number: string | null;
  seal_hash: string | null;
}

/** Row of `audit_chain`. */
export interface ChainRow {
  start_number: string;
  start_hash: string;
  end_number: string;
  end_hash: string;
  sealed_at: Date | null;
}

/** A row as it is shown, exported and sealed, without its seal. */
export function toEvent(row: AuditRow): AuditEvent {
  return {
    id: row.id,
    at: row.at.toISOString(),
    actor: row.actor,
    ...(row.via !== null && { via: row.via }),
    ...(row.on_behalf_of !== null && { onBehalfOf: row.on_behalf_of }),
    action: row.action,
    outcome: row.outcome,
    ...(row.project_ref !== null && { projectRef: row.project_ref }),
    target: row.target,
    ...(row.before_hash !== null && { beforeHash: row.before_hash }),
    ...(row.after_hash !== null && { afterHash: row.after_hash }),
    ...(row.origin !== null && { origin: row.origin }),
    detail: row.detail,
  };
}

/** Both ends of the chain. */
export function endsOf(row: ChainRow): { start: Seal; end: Seal } {
  return {
    start: { number: Number(row.start_number), hash: row.start_hash },
    end: { number: Number(row.end_number), hash: row.end_hash },
  };
}
