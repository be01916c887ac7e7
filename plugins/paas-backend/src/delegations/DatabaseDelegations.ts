import type { Knex } from 'knex';
import type { Delegations } from '../policies/types';
import type { DelegationRow } from './DatabaseDelegationStore';

/** {@link Delegations} in the database. */
export class DatabaseDelegations implements Delegations {
  constructor(private readonly knex: Knex) {}

  async actingFor(user: string, at: Date): Promise<string[]> {
    return this.knex<DelegationRow>('delegations')
      .where('to_user', user)
      .andWhere('from_user', '<>', user)
      .andWhere('from', '<=', at)
      .andWhere('until', '>', at)
      .distinct('from_user')
      .orderBy('from_user')
      .pluck('from_user');
  }
}
