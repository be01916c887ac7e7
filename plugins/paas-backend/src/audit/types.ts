import type { AuditEntry } from './appendAudit';

/** Records what was seen or tried, where nothing of ours changes with it. */
export interface AuditLog {
  /** @throws ServiceUnavailableError: what is not recorded must not be done */
  record(entry: AuditEntry): Promise<void>;
}
