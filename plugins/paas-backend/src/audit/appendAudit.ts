import type { Knex } from 'knex';
import { requestOrigin } from './requestOrigin';

/** One row of the audit trail. */
export interface AuditEntry {
  /** Entity ref of the person, or `system:mooring` for what happens by itself. */
  actor: string;
  /** What acted for the actor. */
  via?: string;
  /** Whoever asked for what the actor does by itself. */
  onBehalfOf?: string;
  /** `operation.accepted`, `instance.logs.read` … */
  action: string;
  /** Left out: done. */
  outcome?: 'refused';
  /** Undefined for what belongs to no project. */
  projectRef?: string;
  /** `operation:<id>`, an instance's ref … */
  target: string;
  /** Hash of what the target was; left out where there is no one target. */
  beforeHash?: string;
  /** Hash of what it becomes. */
  afterHash?: string;
  /** Never a secret. */
  detail: Record<string, unknown>;
}

/** Writes an audit row, in the transaction of the change that it tells of if there is one. */
export async function appendAudit(
  knex: Knex,
  entry: AuditEntry,
): Promise<void> {
  await knex('audit_events').insert({
    actor: entry.actor,
    via: entry.via ?? null,
    on_behalf_of: entry.onBehalfOf ?? null,
    action: entry.action,
    outcome: entry.outcome ?? 'done',
    project_ref: entry.projectRef ?? null,
    target: entry.target,
    before_hash: entry.beforeHash ?? null,
    after_hash: entry.afterHash ?? null,
    origin: requestOrigin() ?? null,
    detail: JSON.stringify(entry.detail),
  });
}
