import { isError } from '@backstage/errors';
import {
  DnsRefusedError,
  DnsUnavailableError,
} from '@mooring/backstage-plugin-dns-node';
import { Agent, request } from 'undici';

const TIMEOUT_MS = 5_000;

/** An answer of the API, whatever its status. */
export interface PowerDnsAnswer {
  status: number;
  body: string;
}

/** One PowerDNS server's HTTP API. */
export class PowerDnsApi {
  readonly #baseUrl: string;
  readonly #apiKey: string;
  readonly #agent = new Agent({
    connections: 8,
    connect: { timeout: TIMEOUT_MS },
    headersTimeout: TIMEOUT_MS,
    bodyTimeout: TIMEOUT_MS,
  });

  constructor(options: { url: string; serverId: string; apiKey: string }) {
    const root = options.url.replace(/\/+$/, '');
    const server = encodeURIComponent(options.serverId);
    this.#baseUrl = `${root}/api/v1/servers/${server}`;
    this.#apiKey = options.apiKey;
  }

  /** @throws DnsUnavailableError when there is no answer at all. */
  async send(
    method: 'GET' | 'PATCH',
    path: string,
    signal: AbortSignal,
    body?: unknown,
  ): Promise<PowerDnsAnswer> {
    try {
      // undici's request follows no redirects, so the key goes to this server only.
      const response = await request(`${this.#baseUrl}${path}`, {
        method,
        dispatcher: this.#agent,
        headers: {
          'x-api-key': this.#apiKey,
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        body: body === undefined ? undefined : JSON.stringify(body),
        signal,
      });
      return { status: response.statusCode, body: await response.body.text() };
    } catch (error) {
      signal.throwIfAborted();
      throw new DnsUnavailableError(`does not answer: ${reasonOf(error)}`);
    }
  }
}

/** The error that an answer other than success stands for. */
export function errorOf(answer: PowerDnsAnswer): Error {
  const said = saidIn(answer.body);
  switch (answer.status) {
    case 401:
    case 403:
      return new DnsUnavailableError('refuses our API key');
    case 404:
      return new DnsRefusedError('does not hold the zone');
    case 400:
    case 422:
      return new DnsRefusedError(said);
    default:
      return new DnsUnavailableError(`answers ${answer.status}: ${said}`);
  }
}

function saidIn(body: string): string {
  try {
    const parsed: unknown = JSON.parse(body);
    if (parsed !== null && typeof parsed === 'object' && 'error' in parsed) {
      return String(parsed.error);
    }
  } catch {
    // Not JSON: a proxy in between, or PowerDNS's plain text errors.
  }
  return body.slice(0, 200);
}

function reasonOf(error: unknown): string {
  // A refused connection to several addresses has a code and no message.
  return isError(error)
    ? error.message || String(error.code ?? error.name)
    : String(error);
}
