import { setTimeout as pause } from 'node:timers/promises';
import { ServiceUnavailableError } from '@backstage/errors';
import type { Knex } from 'knex';
import { say } from '@mooring/common';
import { appendAudit, type AuditEntry } from './appendAudit';
import type { AuditLog } from './types';

const DEADLINE_MS = 4_000;

/** {@link AuditLog} in PostgreSQL. */
export class DatabaseAuditLog implements AuditLog {
  constructor(private readonly knex: Knex) {}

  async record(entry: AuditEntry): Promise<void> {
    const written = appendAudit(this.knex, entry).then(
      () => true,
      () => false,
    );
    const overdue = new AbortController();
    const late = pause(DEADLINE_MS, false, { signal: overdue.signal });
    const isWritten = await Promise.race([written, late]);
    overdue.abort();
    late.catch(() => {});
    if (!isWritten) {
      throw new ServiceUnavailableError(say('audit.away'));
    }
  }
}
