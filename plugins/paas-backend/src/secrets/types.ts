import type { Knex } from 'knex';

/** A secret value on its way into the database. */
export interface SealedValue {
  /** By which releases know it. */
  hash: string;
  sealed: string;
}

/** Keeps secret values of instances; releases name them by their hashes. */
export interface SecretVault {
  /** Why there are no secrets in this portal; undefined: there are. */
  readonly refusal: string | undefined;
  /** @throws InputError where the portal has no keys */
  seal(instanceId: string, value: string): SealedValue;
  /** Stores values, in the transaction of the change that brings them. */
  store(
    trx: Knex.Transaction,
    instanceId: string,
    values: readonly SealedValue[],
  ): Promise<void>;
  /**
   * The values by their hashes.
   *
   * @throws Error if one is not there or cannot be opened
   */
  open(
    instanceId: string,
    hashes: readonly string[],
  ): Promise<Map<string, string>>;
}
