import { randomUUID } from 'node:crypto';
import { NotFoundError } from '@backstage/errors';
import type {
  Delegate,
  Delegation,
} from '@mooring/backstage-plugin-paas-common';
import type { Knex } from 'knex';
import { appendAudit } from '../audit/appendAudit';
import type { Requester } from '../operations/types';
import type { DelegationStore } from './types';

/** A row of `delegations`. */
export interface DelegationRow {
  id: string;
  from_user: string;
  to_user: string;
  from: Date;
  until: Date;
  reason: string;
  created_at: Date;
}

/** {@link DelegationStore} in PostgreSQL; everything is written with its audit row. */
export class DatabaseDelegationStore implements DelegationStore {
  constructor(private readonly knex: Knex) {}

  async list(user: string | undefined): Promise<Delegation[]> {
    const rows = await this.knex<DelegationRow>('delegations')
      .where('until', '>', this.knex.fn.now())
      .modify(all => {
        if (user !== undefined) {
          all.andWhere(own =>
            own.where('from_user', user).orWhere('to_user', user),
          );
        }
      })
      .orderBy(['from', 'id']);
    return rows.map(toDelegation);
  }

  async find(id: string): Promise<Delegation | undefined> {
    const row = await this.knex<DelegationRow>('delegations')
      .where({ id })
      .first();
    return row && toDelegation(row);
  }

  async insert(
    { toUser, from, until, reason }: Delegate,
    { user, via }: Requester,
  ): Promise<Delegation> {
    return this.knex.transaction(async trx => {
      const [row] = await trx<DelegationRow>('delegations')
        .insert({
          ...{ id: randomUUID(), from_user: user, to_user: toUser, reason },
          ...{ from: new Date(from), until: new Date(until) },
        })
        .returning('*');
      await appendAudit(trx, {
        actor: user,
        ...(via !== undefined && { via }),
        action: 'decisions.delegated',
        target: `delegation:${row!.id}`,
        detail: { toUser, from, until, reason },
      });
      return toDelegation(row!);
    });
  }

  async delete(
    { id, fromUser, toUser }: Delegation,
    { user, via }: Requester,
  ): Promise<void> {
    await this.knex.transaction(async trx => {
      const deleted = await trx('delegations').where({ id }).delete();
      if (deleted === 0) {
        throw new NotFoundError(`There is no delegation ${id} any more`);
      }
      await appendAudit(trx, {
        actor: user,
        ...(via !== undefined && { via }),
        action: 'decisions.taken-back',
        target: `delegation:${id}`,
        detail: { fromUser, toUser },
      });
    });
  }
}

function toDelegation(row: DelegationRow): Delegation {
  return {
    id: row.id,
    fromUser: row.from_user,
    toUser: row.to_user,
    from: row.from.toISOString(),
    until: row.until.toISOString(),
    reason: row.reason,
    createdAt: row.created_at.toISOString(),
  };
}
