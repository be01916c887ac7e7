import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type {
  AuditAnchor,
  AuditEvent,
  AuditPage,
  AuditQuery,
  AuditVerdict,
} from '@mooring/backstage-plugin-paas-common';
import type { Seal } from '../domain/audit/Seal';
import type { AuditEntry } from './appendAudit';

/** Records what was seen or tried, where nothing of ours changes with it. */
export interface AuditLog {
  /** @throws ServiceUnavailableError: what is not recorded must not be done */
  record(entry: AuditEntry): Promise<void>;
}

/** A query of the audit trail, and where in its answer to go on. */
export interface AuditPosition {
  limit: number;
  /** Of an earlier page. */
  cursor: string | undefined;
}

/** The audit trail as those see it who may. */
export interface AuditTrail {
  /** The newest first. */
  query(
    query: AuditQuery,
    position: AuditPosition,
    credentials: BackstageCredentials,
  ): Promise<AuditPage>;
  /**
   * All rows of a query in portions as they are taken, the newest first. Where
   * there are too many, a last row says that older ones are left out.
   */
  export(
    query: AuditQuery,
    credentials: BackstageCredentials,
  ): Promise<AsyncIterable<AuditEvent[]>>;
}

/** The chain that sealed rows form, so that nobody changes them unseen. */
export interface AuditChain {
  /**
   * Recomputes all of it.
   *
   * @param anchor - a seal that was kept elsewhere: without one nobody can tell
   *   whether the chain was written anew or cut off
   */
  verify(
    anchor: Seal | undefined,
    credentials: BackstageCredentials,
  ): Promise<AuditVerdict>;
  /** The end of the chain as it is now. */
  anchor(credentials: BackstageCredentials): Promise<AuditAnchor>;
}
