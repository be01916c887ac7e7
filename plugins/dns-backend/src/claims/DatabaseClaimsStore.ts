import type { Knex } from 'knex';
import type { Claim, ClaimsStore } from './types';

/** Rolls the transaction back and carries out what stood in the way. */
class InTheWay extends Error {
  constructor(readonly claims: Claim[]) {
    super('Names are claimed by others');
  }
}

/** Claims in PostgreSQL; the primary key decides races. */
export class DatabaseClaimsStore implements ClaimsStore {
  readonly #knex: Knex;

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  static create(options: { knex: Knex }): DatabaseClaimsStore {
    return new DatabaseClaimsStore(options.knex);
  }

  async byNames(names: string[]): Promise<Claim[]> {
    return selectClaims(this.#knex).whereIn('name', names);
  }

  async byOwners(owners: string[]): Promise<Claim[]> {
    return selectClaims(this.#knex).whereIn('owner', owners).orderBy('name');
  }

  async replace(owner: string, claims: Claim[]): Promise<Claim[]> {
    const names = claims.map(({ name }) => name);
    try {
      await this.#knex.transaction(async trx => {
        // In this order two owners who swap names refuse each other at once
        // instead of waiting for each other's deletions.
        await insertClaims(trx, claims);
        const inTheWay = await selectClaims(trx)
          .whereIn('name', names)
          .whereNot({ owner });
        if (inTheWay.length > 0) {
          throw new InTheWay(inTheWay);
        }
        await deleteOtherClaims(trx, owner, names);
      });
      return [];
    } catch (error) {
      if (error instanceof InTheWay) {
        return error.claims;
      }
      throw error;
    }
  }
}

function selectClaims(knex: Knex): Knex.QueryBuilder<Claim, Claim[]> {
  return knex<Claim>('claims').select('name', 'zone', 'owner', 'label');
}

async function insertClaims(trx: Knex, claims: Claim[]): Promise<void> {
  if (claims.length === 0) {
    return;
  }
  // One order for all, so that racing claims of several names cannot deadlock.
  const rows = [...claims].sort((a, b) => (a.name < b.name ? -1 : 1));
  await trx<Claim>('claims')
    .insert(rows)
    .onConflict('name')
    .merge(['label'])
    .whereRaw('claims.owner = excluded.owner');
}

async function deleteOtherClaims(
  trx: Knex,
  owner: string,
  names: string[],
): Promise<void> {
  await trx<Claim>('claims')
    .where({ owner })
    .whereNotIn('name', names)
    .delete();
}
