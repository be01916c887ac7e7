import { createHash } from 'node:crypto';
import { canonicalJson } from '@mooring/common';
import type { AuditEvent } from '@mooring/backstage-plugin-paas-common';

/**
 * The hash of a row in the chain: of the hash before it, and of the row as it is
 * exported, without its seal. What a row does not have stands in no row's text,
 * so that columns that come later leave older hashes as they are.
 */
export function sealHash(previous: string, event: AuditEvent): string {
  const { seal: _, ...content } = event;
  return createHash('sha256')
    .update(previous)
    .update(canonicalJson(content))
    .digest('hex');
}
