import { InputError } from '@backstage/errors';
import type { Sealer } from '@mooring/node';
import type { Knex } from 'knex';
import type { TargetRow } from './rows';

type Sealed = Pick<TargetRow, 'id' | 'url_sealed' | 'secret_sealed'>;

/** Addresses and secrets of targets at rest: sealed, each for its own place. */
export class WebhookCredentials {
  /** Why none can be kept. */
  readonly refusal: string | undefined;

  constructor(private readonly sealer: Sealer | undefined) {
    this.refusal = sealer
      ? undefined
      : 'This portal has no keys to keep addresses and secrets with; an operator can configure mooring.secrets';
  }

  sealUrl(id: string, url: URL): string {
    return this.#sealer().seal(url.href, urlContext(id));
  }

  sealSecret(id: string, secret: string): string {
    return this.#sealer().seal(secret, secretContext(id));
  }

  /** @throws Error if the keys are not configured any more */
  open(row: Sealed): { url: URL; secret: string | undefined } {
    const sealer = this.#sealer();
    return {
      url: new URL(sealer.open(row.url_sealed, urlContext(row.id))),
      secret:
        row.secret_sealed === null
          ? undefined
          : sealer.open(row.secret_sealed, secretContext(row.id)),
    };
  }

  /** Seals anew what was sealed with an older key. */
  async rotate(knex: Knex): Promise<void> {
    const { sealer } = this;
    if (!sealer) {
      return;
    }
    const rows = await knex<TargetRow>('webhook_targets');
    const old = rows.filter(
      row =>
        !sealer.isCurrent(row.url_sealed) ||
        (row.secret_sealed !== null && !sealer.isCurrent(row.secret_sealed)),
    );
    for (const row of old) {
      const { url, secret } = this.open(row);
      await knex<TargetRow>('webhook_targets')
        .where({ id: row.id, url_sealed: row.url_sealed })
        .where('secret_sealed', 'is not distinct from', row.secret_sealed)
        .update({
          url_sealed: this.sealUrl(row.id, url),
          secret_sealed:
            secret === undefined ? null : this.sealSecret(row.id, secret),
        });
    }
  }

  #sealer(): Sealer {
    if (!this.sealer) {
      throw new InputError(`url: ${this.refusal}`);
    }
    return this.sealer;
  }
}

function urlContext(id: string): string {
  return `webhook:${id}:url`;
}

function secretContext(id: string): string {
  return `webhook:${id}:secret`;
}
