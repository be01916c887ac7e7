import type {
  PolicyDocument,
  PolicyKind,
} from '@mooring/backstage-plugin-paas-common';
import type { Knex } from 'knex';
import { toPolicyDocument, type PolicyRow } from './policyRows';

/** The newest versions, without those that were withdrawn, in a stable order. */
export async function listPolicies<K extends PolicyKind>(
  knex: Knex,
  kind: K,
): Promise<PolicyDocument<K>[]> {
  const rows: PolicyRow[] = await knex
    .with('newest', newest =>
      newest
        .distinctOn('id')
        .from('policy_documents')
        .where({ kind })
        .orderBy(['id', { column: 'version', order: 'desc' }]),
    )
    .from('newest')
    .where({ withdrawn: false })
    .orderBy('id');
  return rows.map(row => toPolicyDocument<K>(row));
}
