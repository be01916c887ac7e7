import { lookup } from 'node:dns/promises';
import type {
  LoggerService,
  RootConfigService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import ipaddr from 'ipaddr.js';
import limit from 'p-limit';
import { isAddressAllowed, type Network } from './isAddressAllowed';
import { readAllowedNetworks } from './readAllowedNetworks';
import { readExpiry } from './readExpiry';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const REMEMBER = 6 * HOUR;
const REMEMBER_FAILURE = 10 * MINUTE;
/** What nobody asked for in this long is forgotten. */
const UNUSED = 24 * HOUR;
const AT_ONCE = 4;
/** Of one Ingress; more say nothing new. */
const MAX_ADDRESSES = 4;
const HTTPS = 443;

/** What is read of an Ingress. */
export interface TlsIngress {
  tlsHosts: readonly string[];
  /** As its controller published them: IP addresses or names. */
  addresses: readonly string[];
}

/** When the certificate of a host runs out, epoch milliseconds. */
export interface HostCertificate {
  host: string;
  expiresAt: number;
}

interface Entry {
  expiresAt: number | undefined;
  /** When it is to be asked for again. */
  dueAt: number;
  readAt: number;
}

/**
 * Knows when the certificates of Ingresses run out by shaking hands with the
 * addresses that their controllers published. Nobody waits for it: it answers
 * what it knows, and asks in the background for what it does not.
 */
export class CertificateProbe {
  readonly #entries = new Map<string, Entry>();
  readonly #atOnce = limit(AT_ONCE);
  readonly #allowed: readonly Network[];
  readonly #logger: LoggerService;
  readonly #port: number;

  private constructor(options: {
    allowed: readonly Network[];
    logger: LoggerService;
    port: number;
  }) {
    this.#allowed = options.allowed;
    this.#logger = options.logger;
    this.#port = options.port;
  }

  /** @throws Error for a network that is configured wrongly */
  static fromConfig(
    config: RootConfigService,
    options: { logger: LoggerService; port?: number },
  ): CertificateProbe {
    const { logger, port = HTTPS } = options;
    const allowed = readAllowedNetworks(
      config,
      'mooring.certificates.allowedNetworks',
    );
    return new CertificateProbe({ allowed, logger, port });
  }

  /** The earliest date of each host over all addresses, as far as it is known by now. */
  of(facts: { ingresses: readonly TlsIngress[] }): HostCertificate[] {
    const found = new Map<string, number>();
    for (const { tlsHosts, addresses } of facts.ingresses) {
      for (const host of tlsHosts) {
        for (const address of addresses.slice(0, MAX_ADDRESSES)) {
          const expiresAt = this.#known(host, address);
          if (expiresAt !== undefined) {
            const other = found.get(host) ?? expiresAt;
            found.set(host, Math.min(expiresAt, other));
          }
        }
      }
    }
    return [...found].map(([host, expiresAt]) => ({ host, expiresAt }));
  }

  #known(host: string, address: string): number | undefined {
    const now = Date.now();
    const key = `${host} ${address}`;
    const entry = this.#entries.get(key) ?? {
      expiresAt: undefined,
      dueAt: now,
      readAt: now,
    };
    this.#entries.set(key, entry);
    entry.readAt = now;
    if (entry.dueAt <= now) {
      // Until it is answered, nobody else is to ask.
      entry.dueAt = Infinity;
      void this.#atOnce(() => this.#refresh(entry, host, address));
    }
    return entry.expiresAt;
  }

  async #refresh(entry: Entry, host: string, address: string): Promise<void> {
    try {
      entry.expiresAt = await this.#ask(host, address);
      entry.dueAt = Date.now() + REMEMBER;
    } catch (error) {
      // What was seen before is still the best that is known.
      entry.dueAt = Date.now() + REMEMBER_FAILURE;
      const reasons = error instanceof AggregateError ? error.errors : [error];
      this.#logger.debug(
        `The certificate of ${host} at ${address} cannot be read: ${reasons.join(
          '; ',
        )}`,
      );
    }
    this.#forgetUnused();
  }

  async #ask(host: string, address: string): Promise<number> {
    // Resolved once: what was judged is what is connected to.
    const resolved = ipaddr.isValid(address)
      ? [address]
      : (await lookup(address, { all: true })).map(found => found.address);
    // Fails only where every address does.
    return Promise.any(
      resolved.slice(0, MAX_ADDRESSES).map(async ip => {
        if (!isAddressAllowed(ip, this.#allowed)) {
          throw new NotAllowedError(`${ip} is not to be connected to`);
        }
        return readExpiry({ address: ip, port: this.#port, host: asked(host) });
      }),
    );
  }

  #forgetUnused(): void {
    const before = Date.now() - UNUSED;
    for (const [key, { readAt }] of this.#entries) {
      if (readAt < before) {
        this.#entries.delete(key);
      }
    }
  }
}

/** Nobody can ask for a wildcard, but for a name that it covers. */
function asked(host: string): string {
  return host.replace(/^\*\./, 'any.');
}
