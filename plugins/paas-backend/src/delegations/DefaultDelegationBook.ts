import type { AuthService } from '@backstage/backend-plugin-api';
import { InputError, NotFoundError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { say } from '@mooring/common';
import type {
  Delegate,
  Delegation,
} from '@mooring/backstage-plugin-paas-common';
import type { Requester } from '../operations/types';
import { assertUntil } from '../policies/assertUntil';
import type { DelegationStore } from './types';

const MAX_DAYS = 180;

/** Delegations; who may make and end them is decided around it. */
export class DefaultDelegationBook {
  constructor(
    private readonly options: {
      store: DelegationStore;
      catalog: Pick<CatalogService, 'getEntityByRef'>;
      auth: Pick<AuthService, 'getOwnServiceCredentials'>;
    },
  ) {}

  list(user: string | undefined): Promise<Delegation[]> {
    return this.options.store.list(user);
  }

  /** @throws NotFoundError */
  async get(id: string): Promise<Delegation> {
    const delegation = await this.options.store.find(id);
    if (!delegation) {
      throw new NotFoundError(`There is no delegation ${id} any more`);
    }
    return delegation;
  }

  /** @throws InputError that names the field */
  async create(delegate: Delegate, from: Requester): Promise<Delegation> {
    const { toUser, until } = delegate;
    assertUntil(until, MAX_DAYS);
    if (toUser === from.user) {
      throw new InputError(`toUser: ${say('delegate.self')}`);
    }
    const { catalog, auth } = this.options;
    const entity = await catalog.getEntityByRef(toUser, {
      credentials: await auth.getOwnServiceCredentials(),
    });
    if (!entity) {
      throw new InputError(
        `toUser: ${say('delegate.nobody', { person: toUser })}`,
      );
    }
    return this.options.store.insert(delegate, from);
  }

  /** @throws NotFoundError */
  async delete(delegation: Delegation, by: Requester): Promise<void> {
    await this.options.store.delete(delegation, by);
  }
}
