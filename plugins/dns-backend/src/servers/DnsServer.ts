import { ConflictError } from '@backstage/errors';
import { say } from '@mooring/common';
import {
  DnsRefusedError,
  DnsUnavailableError,
  type DnsProvider,
  type ServerRecord,
  type ServerRecordChange,
} from '@mooring/backstage-plugin-dns-node';
import { DnsServerUnavailableError } from './DnsServerUnavailableError';

/** One configured server: its provider, with errors that name the server. */
export class DnsServer {
  readonly name: string;
  /** IP address and port that answer queries. */
  readonly address: string;
  readonly #provider: DnsProvider;

  constructor(options: {
    name: string;
    address: string;
    provider: DnsProvider;
  }) {
    this.name = options.name;
    this.address = options.address;
    this.#provider = options.provider;
  }

  list(
    zone: string,
    names: string[],
    signal: AbortSignal,
  ): Promise<ServerRecord[]> {
    return this.#named(() => this.#provider.list(zone, names, signal));
  }

  change(
    zone: string,
    changes: ServerRecordChange[],
    signal: AbortSignal,
  ): Promise<void> {
    return this.#named(() => this.#provider.change(zone, changes, signal));
  }

  async #named<T>(call: () => Promise<T>): Promise<T> {
    try {
      return await call();
    } catch (error) {
      if (error instanceof DnsUnavailableError) {
        throw new DnsServerUnavailableError(this.name, error.message);
      }
      if (error instanceof DnsRefusedError) {
        throw new ConflictError(
          say('dns.refuses', { server: this.name, message: error.message }),
        );
      }
      throw error;
    }
  }
}
