import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type {
  AuditEvent,
  AuditPage,
  AuditQuery,
} from '@mooring/backstage-plugin-paas-common';
import type { AuditGate } from './AuditGate';
import type { DatabaseAuditTrail } from './DatabaseAuditTrail';
import type { AuditPosition, AuditTrail } from './types';

/** The audit trail is for those with `paas.audit.read`; what is carried away is recorded, refusals too. */
export class AuthorizedAuditTrail implements AuditTrail {
  constructor(
    private readonly trail: DatabaseAuditTrail,
    private readonly gate: AuditGate,
  ) {}

  async query(
    query: AuditQuery,
    position: AuditPosition,
    credentials: BackstageCredentials,
  ): Promise<AuditPage> {
    await this.gate.demand('audit.read', { query }, credentials);
    return this.trail.query(query, position);
  }

  async export(
    query: AuditQuery,
    credentials: BackstageCredentials,
  ): Promise<AsyncIterable<AuditEvent[]>> {
    await this.gate.demand('audit.exported', { query }, credentials);
    await this.gate.record('audit.exported', { query }, credentials);
    return this.trail.export(query);
  }
}
