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

  async replace(owners: readonly string[], claims: Claim[]): Promise<Claim[]> {
    try {
      await this.#knex.transaction(async trx => {
        // Before anything is written: owners who swap names refuse each other
        // at once instead of waiting for each other's deletions.
        await lockClaims(trx, owners, claims);
        await refuseOthers(trx, owners, claims);
        await deleteOtherClaims(trx, owners, claims);
        await upsertClaims(trx, owners, claims);
        // Somebody may have been quicker with a name that nobody had.
        await refuseOthers(trx, owners, claims);
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

function namesOf(claims: readonly Claim[]): string[] {
  return claims.map(({ name }) => name);
}

/** In one order for all, so that nobody waits in a circle. */
async function lockClaims(
  trx: Knex,
  owners: readonly string[],
  claims: readonly Claim[],
): Promise<void> {
  await selectClaims(trx)
    .whereIn('owner', owners)
    .orWhereIn('name', namesOf(claims))
    .orderBy('name')
    .forUpdate();
}

async function refuseOthers(
  trx: Knex,
  owners: readonly string[],
  claims: readonly Claim[],
): Promise<void> {
  const inTheWay = await selectClaims(trx)
    .whereIn('name', namesOf(claims))
    .whereNotIn('owner', owners);
  if (inTheWay.length > 0) {
    throw new InTheWay(inTheWay);
  }
}

async function deleteOtherClaims(
  trx: Knex,
  owners: readonly string[],
  claims: readonly Claim[],
): Promise<void> {
  await trx<Claim>('claims')
    .whereIn('owner', owners)
    .whereNotIn('name', namesOf(claims))
    .delete();
}

async function upsertClaims(
  trx: Knex,
  owners: readonly string[],
  claims: readonly Claim[],
): Promise<void> {
  if (claims.length === 0) {
    return;
  }
  // One order for all, so that racing claims of several names cannot deadlock.
  const rows = [...claims].sort((a, b) => (a.name < b.name ? -1 : 1));
  await trx<Claim>('claims')
    .insert(rows)
    .onConflict('name')
    .merge(['owner', 'label'])
    .whereIn('claims.owner', owners);
}
