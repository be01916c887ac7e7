import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type {
  Delegate,
  Delegation,
} from '@mooring/backstage-plugin-paas-common';
import { callerOf } from '../access/callerOf';
import type { PolicyRights } from '../access/PolicyRights';
import type { DefaultDelegationBook } from './DefaultDelegationBook';
import type { DelegationBook } from './types';

/**
 * Everybody hands on own decisions and nobody else's. Those who define the rules
 * see all of them and may end them.
 */
export class AuthorizedDelegationBook implements DelegationBook {
  constructor(
    private readonly book: DefaultDelegationBook,
    private readonly rights: PolicyRights,
  ) {}

  async list(credentials: BackstageCredentials): Promise<Delegation[]> {
    const seesAll = await this.rights.mayManage(credentials);
    return this.book.list(seesAll ? undefined : callerOf(credentials).ref);
  }

  create(
    delegate: Delegate,
    credentials: BackstageCredentials,
  ): Promise<Delegation> {
    const { ref: user, via } = callerOf(credentials);
    return this.book.create(delegate, { user, via });
  }

  async delete(id: string, credentials: BackstageCredentials): Promise<void> {
    const delegation = await this.book.get(id);
    const { ref: user, via } = callerOf(credentials);
    if (delegation.fromUser !== user) {
      await this.rights.demandManage(credentials, {
        action: 'decisions.taken-back',
        target: `delegation:${id}`,
        unless: `it is of ${delegation.fromUser}`,
      });
    }
    await this.book.delete(delegation, { user, via });
  }
}
