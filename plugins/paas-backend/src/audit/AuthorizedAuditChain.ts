import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type {
  AuditAnchor,
  AuditVerdict,
} from '@mooring/backstage-plugin-paas-common';
import type { Seal } from '../domain/audit/Seal';
import type { AuditGate } from './AuditGate';
import type { DatabaseAuditChain } from './DatabaseAuditChain';
import type { AuditChain } from './types';

/** What the chain says is for those with `paas.audit.read`. */
export class AuthorizedAuditChain implements AuditChain {
  constructor(
    private readonly chain: DatabaseAuditChain,
    private readonly gate: AuditGate,
  ) {}

  async verify(
    anchor: Seal | undefined,
    credentials: BackstageCredentials,
  ): Promise<AuditVerdict> {
    await this.gate.demand('audit.verify', {}, credentials);
    return this.chain.verify(anchor);
  }

  async anchor(credentials: BackstageCredentials): Promise<AuditAnchor> {
    await this.gate.demand('audit.anchor', {}, credentials);
    return this.chain.anchor();
  }
}
