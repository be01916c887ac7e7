import { InputError } from '@backstage/errors';
import type { Sealer } from '@mooring/node';
import type { Knex } from 'knex';
import type { SealedValue, SecretVault } from './types';

interface SecretRow {
  instance_id: string;
  hash: string;
  sealed: string;
}

/** {@link SecretVault} in PostgreSQL, encrypted at rest. */
export class DatabaseSecretVault implements SecretVault {
  readonly refusal: string | undefined;

  constructor(
    private readonly knex: Knex,
    private readonly sealer: Sealer | undefined,
  ) {
    this.refusal = sealer
      ? undefined
      : 'This portal has no keys to keep secrets with; an operator can configure mooring.secrets';
  }

  seal(instanceId: string, value: string): SealedValue {
    const sealer = this.#sealer();
    return {
      hash: sealer.hash(value, instanceId),
      sealed: sealer.seal(value, instanceId),
    };
  }

  async store(
    trx: Knex.Transaction,
    instanceId: string,
    values: readonly SealedValue[],
  ): Promise<void> {
    if (values.length > 0) {
      await trx<SecretRow>('secret_values')
        .insert(
          values.map(({ hash, sealed }) => ({
            instance_id: instanceId,
            hash,
            sealed,
          })),
        )
        .onConflict(['instance_id', 'hash'])
        .ignore();
    }
  }

  async open(
    instanceId: string,
    hashes: readonly string[],
  ): Promise<Map<string, string>> {
    const rows = await this.knex<SecretRow>('secret_values')
      .where({ instance_id: instanceId })
      .whereIn('hash', [...hashes]);
    const sealer = this.#sealer();
    const values = new Map(
      rows.map(({ hash, sealed }) => [hash, sealer.open(sealed, instanceId)]),
    );
    if (hashes.some(hash => !values.has(hash))) {
      throw new Error('A secret value of this release is not stored any more');
    }
    return values;
  }

  /** Seals anew what was sealed with an older key. Returns how many values that were. */
  async rotate(): Promise<number> {
    if (!this.sealer) {
      return 0;
    }
    const sealer = this.sealer;
    const rows = await this.knex<SecretRow>('secret_values');
    const old = rows.filter(({ sealed }) => !sealer.isCurrent(sealed));
    for (const { instance_id: id, hash, sealed } of old) {
      await this.knex<SecretRow>('secret_values')
        .where({ instance_id: id, hash, sealed })
        .update({ sealed: sealer.seal(sealer.open(sealed, id), id) });
    }
    return old.length;
  }

  #sealer(): Sealer {
    if (!this.sealer) {
      throw new InputError(`secrets: ${this.refusal}`);
    }
    return this.sealer;
  }
}
