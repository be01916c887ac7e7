import { ServiceUnavailableError } from '@backstage/errors';

/** A DNS server cannot be written to or read from now. Answers 503 and says which server. */
export class DnsServerUnavailableError extends ServiceUnavailableError {
  /** Travels in the error's body, so that callers can say what they wait for. */
  readonly dnsServer: string;

  /** @param problem - continues a sentence that begins with the server */
  constructor(dnsServer: string, problem: string) {
    super(`DNS server ${dnsServer} ${problem}`);
    this.dnsServer = dnsServer;
  }
}
