import type {
  Availability,
  AvailabilityQuery,
  Claims,
} from '@mooring/backstage-plugin-dns-common';

/** A name and who holds it. */
export interface Claim {
  name: string;
  zone: string;
  owner: string;
  /** The holder as people know it: `default/shop/web/dev`. */
  label: string;
}

/** What one owner is to hold. */
export type OwnerClaims = Claims & { owner: string };

/** Who holds which names. */
export interface ClaimsService {
  /**
   * From now on each owner holds exactly these names. They may change hands among
   * the owners.
   *
   * @throws ConflictError if another owner holds one, or if records stand there
   * that are not this portal's; nothing is changed then
   */
  put(owners: readonly OwnerClaims[], signal: AbortSignal): Promise<void>;
  /** The names that an owner holds. */
  namesOf(owner: string): Promise<string[]>;
  /** Whether names could be claimed. A server that is down makes its names `unknown`. */
  availability(
    query: AvailabilityQuery,
    signal: AbortSignal,
  ): Promise<Availability[]>;
}

/** Claims at rest. */
export interface ClaimsStore {
  byNames(names: string[]): Promise<Claim[]>;
  byOwners(owners: string[]): Promise<Claim[]>;
  /**
   * Makes these the owners' claims, all or nothing.
   *
   * @returns the claims of others that were in the way; nothing is changed then
   */
  replace(owners: readonly string[], claims: Claim[]): Promise<Claim[]>;
}
