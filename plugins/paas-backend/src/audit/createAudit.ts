import type { PermissionsService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import { AuditGate } from './AuditGate';
import { AuthorizedAuditChain } from './AuthorizedAuditChain';
import { AuthorizedAuditTrail } from './AuthorizedAuditTrail';
import { DatabaseAuditChain } from './DatabaseAuditChain';
import { DatabaseAuditTrail } from './DatabaseAuditTrail';
import type { AuditChain, AuditLog, AuditTrail } from './types';

/** What reads the audit rows of a database, and who is let in to them. */
export function createAudit(options: {
  knex: Knex;
  permissions: PermissionsService;
  audit: AuditLog;
}): { gate: AuditGate; auditChain: AuditChain; auditTrail: AuditTrail } {
  const gate = new AuditGate(options);
  const { knex } = options;
  return {
    gate,
    auditChain: new AuthorizedAuditChain(new DatabaseAuditChain(knex), gate),
    auditTrail: new AuthorizedAuditTrail(new DatabaseAuditTrail(knex), gate),
  };
}
