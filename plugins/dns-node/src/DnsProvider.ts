import type { Config } from '@backstage/config';
import { createExtensionPoint } from '@backstage/backend-plugin-api';

/**
 * A record set as a server holds it, of any type. Names, and names as values,
 * have no trailing dot; other values are as in a zone file (texts in quotes,
 * addresses in canonical form).
 */
export interface ServerRecord {
  name: string;
  type: string;
  ttl: number;
  values: string[];
}

/** One record set to be replaced, or deleted when it has no values. */
export type ServerRecordChange = ServerRecord;

/**
 * A DNS server that records are written to.
 *
 * @remarks
 * Methods throw DnsUnavailableError when the server does not answer or asks to
 * try later, and DnsRefusedError when it answers that the request is wrong.
 */
export interface DnsProvider {
  /** All record sets of the given names in a zone, as the server holds them now. */
  list(
    zone: string,
    names: string[],
    signal: AbortSignal,
  ): Promise<ServerRecord[]>;
  /**
   * Carries out all changes in one transaction, in the order given: what stands
   * in the way of another record comes first.
   */
  change(
    zone: string,
    changes: ServerRecordChange[],
    signal: AbortSignal,
  ): Promise<void>;
}

/** Makes a provider from its server's configuration (an entry of `mooring.dns.servers`). */
export interface DnsProviderFactory {
  /** The entry's `type`. */
  type: string;
  create(config: Config): DnsProvider;
}

/** Teaches the dns plugin kinds of servers. */
export interface DnsProvidersExtensionPoint {
  addProviderFactory(factory: DnsProviderFactory): void;
}

/** See {@link DnsProvidersExtensionPoint}. */
export const dnsProvidersExtensionPoint =
  createExtensionPoint<DnsProvidersExtensionPoint>({ id: 'dns.providers' });
