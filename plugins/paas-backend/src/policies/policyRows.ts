import { createHash } from 'node:crypto';
import { canonicalJson } from '@mooring/common';
import {
  freezeSchema,
  procedureSchema,
  type PolicyDocument,
  type PolicyKind,
} from '@mooring/backstage-plugin-paas-common';

/** A row of `policy_documents`. */
export interface PolicyRow {
  kind: PolicyKind;
  id: string;
  version: number;
  body: unknown;
  seed_key: string | null;
  author: string;
  created_at: Date;
  note: string | null;
  withdrawn: boolean;
}

const BODIES = { procedure: procedureSchema, freeze: freezeSchema };

/** A row as it is handed on. */
export function toPolicyDocument<K extends PolicyKind>(
  row: PolicyRow,
): PolicyDocument<K> {
  return {
    id: row.id,
    version: row.version,
    // What older versions of the schema left out is filled in.
    body: BODIES[row.kind].parse(row.body),
    author: row.author,
    createdAt: row.created_at.toISOString(),
    ...(row.note !== null && { note: row.note }),
    withdrawn: row.withdrawn,
  } as PolicyDocument<K>;
}

/** Names a body in the audit trail. */
export function hashOfBody(body: unknown): string {
  const text = canonicalJson(body);
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}
