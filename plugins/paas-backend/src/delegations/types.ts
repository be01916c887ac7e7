import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type {
  Delegate,
  Delegation,
} from '@mooring/backstage-plugin-paas-common';
import type { Requester } from '../operations/types';

/** Delegations in the database. */
export interface DelegationStore {
  /** Those that are not over, of and to a person, or of everybody; the next to begin first. */
  list(user: string | undefined): Promise<Delegation[]>;
  find(id: string): Promise<Delegation | undefined>;
  insert(delegate: Delegate, from: Requester): Promise<Delegation>;
  /** @throws NotFoundError if it is not there any more */
  delete(delegation: Delegation, by: Requester): Promise<void>;
}

/** Delegations as people see and make them. */
export interface DelegationBook {
  /** The caller's own and those to the caller. */
  list(credentials: BackstageCredentials): Promise<Delegation[]>;
  /** @throws InputError */
  create(
    delegate: Delegate,
    credentials: BackstageCredentials,
  ): Promise<Delegation>;
  /** @throws NotFoundError */
  delete(id: string, credentials: BackstageCredentials): Promise<void>;
}
