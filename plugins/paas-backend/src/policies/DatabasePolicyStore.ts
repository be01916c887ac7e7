import { randomUUID } from 'node:crypto';
import { ConflictError, NotFoundError } from '@backstage/errors';
import { say } from '@mooring/common';
import type {
  PolicyDocument,
  PolicyKind,
} from '@mooring/backstage-plugin-paas-common';
import type { Knex } from 'knex';
import { appendAudit } from '../audit/appendAudit';
import type { JobQueue } from '../operations/JobQueue';
import type { Requester } from '../operations/types';
import { wakeWaiting } from '../operations/wakeWaiting';
import { listPolicies } from './listPolicies';
import { hashOfBody, toPolicyDocument, type PolicyRow } from './policyRows';
import type {
  PolicyChange,
  PolicyStore,
  PolicyVersion,
  Withdrawal,
} from './types';

type NewRow = Omit<PolicyRow, 'created_at' | 'seed_key'> & {
  seed_key?: string;
};

const SYSTEM: Requester = { user: 'system:mooring', via: undefined };

/** {@link PolicyStore} in PostgreSQL; every version is written with its audit row. */
export class DatabasePolicyStore implements PolicyStore {
  constructor(private readonly knex: Knex, private readonly jobs: JobQueue) {}

  list<K extends PolicyKind>(kind: K): Promise<PolicyDocument<K>[]> {
    return listPolicies(this.knex, kind);
  }

  async versions<K extends PolicyKind>(
    kind: K,
    id: string,
  ): Promise<PolicyDocument<K>[]> {
    const rows = await this.knex<PolicyRow>('policy_documents')
      .where({ kind, id })
      .orderBy('version', 'desc');
    return rows.map(row => toPolicyDocument<K>(row));
  }

  async create<K extends PolicyKind>(
    kind: K,
    { body, note }: PolicyChange<K>,
    author: Requester,
  ): Promise<PolicyDocument<K>> {
    return this.knex.transaction(async trx => {
      const row = await insert(trx, {
        ...{ kind, id: randomUUID(), version: 1, body },
        ...{ author: author.user, note: note ?? null, withdrawn: false },
      });
      await audit(trx, 'created', row!, undefined, author);
      return toPolicyDocument<K>(row!);
    });
  }

  async revise<K extends PolicyKind>(
    kind: K,
    { id, version }: PolicyVersion,
    change: PolicyChange<K> | Withdrawal,
    author: Requester,
  ): Promise<PolicyDocument<K>> {
    return this.knex.transaction(async trx => {
      const newest = await lockNewest(trx, kind, id);
      if (!newest) {
        throw new NotFoundError(`There is no ${kind} ${id}`);
      }
      if (newest.withdrawn) {
        throw new ConflictError(
          say('policy.withdrawn', { person: newest.author }),
        );
      }
      if (newest.version !== version) {
        throw new ConflictError(
          `version: ${say('policy.newer', {
            person: newest.author,
            time: newest.created_at.toISOString(),
            version: newest.version,
          })}`,
        );
      }
      const withdrawn = change.body === undefined;
      const row = await insert(trx, {
        ...{ kind, id, version: version + 1, withdrawn },
        body: change.body ?? newest.body,
        ...{ author: author.user, note: change.note ?? null },
      });
      const action = withdrawn ? 'withdrawn' : 'revised';
      await audit(trx, action, row!, newest, author);
      if (kind === 'freeze') {
        await wakeWaiting(trx, this.jobs, 'freeze');
      }
      return toPolicyDocument<K>(row!);
    });
  }

  async seed<K extends PolicyKind>(
    kind: K,
    key: string,
    body: PolicyDocument<K>['body'],
  ): Promise<void> {
    await this.knex.transaction(async trx => {
      const row = await insert(trx, {
        ...{ kind, id: randomUUID(), version: 1, body, seed_key: key },
        ...{ author: SYSTEM.user, note: null, withdrawn: false },
      });
      if (row) {
        await audit(trx, 'created', row, undefined, SYSTEM);
      }
    });
  }
}

/** Who changes the same document waits on its first version. */
async function lockNewest(
  trx: Knex.Transaction,
  kind: PolicyKind,
  id: string,
): Promise<PolicyRow | undefined> {
  await trx<PolicyRow>('policy_documents')
    .where({ kind, id, version: 1 })
    .forUpdate()
    .select('id');
  return trx<PolicyRow>('policy_documents')
    .where({ kind, id })
    .orderBy('version', 'desc')
    .first();
}

/** Undefined: a document of this seed key has been there. */
async function insert(
  trx: Knex.Transaction,
  { body, ...row }: NewRow,
): Promise<PolicyRow | undefined> {
  const [inserted]: PolicyRow[] = await trx('policy_documents')
    .insert({ ...row, body: JSON.stringify(body) })
    .onConflict(['kind', 'seed_key'])
    .ignore()
    .returning('*');
  return inserted;
}

async function audit(
  trx: Knex.Transaction,
  what: 'created' | 'revised' | 'withdrawn',
  row: PolicyRow,
  before: PolicyRow | undefined,
  { user, via }: Requester,
): Promise<void> {
  const { name } = row.body as { name?: string };
  await appendAudit(trx, {
    actor: user,
    ...(via !== undefined && { via }),
    action: `${row.kind}.${what}`,
    target: `${row.kind}:${row.id}`,
    detail: {
      ...(name !== undefined && { name }),
      version: row.version,
      ...(before && { before: hashOfBody(before.body) }),
      ...(!row.withdrawn && { after: hashOfBody(row.body) }),
      ...(row.note !== null && { note: row.note }),
      ...(row.seed_key !== null && { configured: row.seed_key }),
    },
  });
}
