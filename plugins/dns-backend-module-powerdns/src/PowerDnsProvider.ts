import type { Config } from '@backstage/config';
import type {
  DnsProvider,
  ServerRecord,
  ServerRecordChange,
} from '@mooring/backstage-plugin-dns-node';
import { setTimeout as sleep } from 'node:timers/promises';
import { PowerDnsApi, errorOf } from './PowerDnsApi';
import { parseZone, toPatch } from './wire';

const ATTEMPTS = 5;

// From here on one answer with the whole zone is cheaper than asking by name.
const WHOLE_ZONE_FROM = 100;

/** Reads and writes records of a PowerDNS server by its HTTP API. */
export class PowerDnsProvider implements DnsProvider {
  readonly #api: PowerDnsApi;

  private constructor(api: PowerDnsApi) {
    this.#api = api;
  }

  static fromConfig(config: Config): PowerDnsProvider {
    return new PowerDnsProvider(
      new PowerDnsApi({
        url: config.getString('url'),
        apiKey: config.getString('apiKey'),
        serverId: config.getOptionalString('serverId') ?? 'localhost',
      }),
    );
  }

  async list(
    zone: string,
    names: string[],
    signal: AbortSignal,
  ): Promise<ServerRecord[]> {
    const wanted = new Set(names);
    const path = zonePath(zone);
    const paths =
      wanted.size < WHOLE_ZONE_FROM
        ? [...wanted].map(
            name => `${path}?rrset_name=${encodeURIComponent(`${name}.`)}`,
          )
        : [path];
    const found = await Promise.all(paths.map(p => this.#read(p, signal)));
    // Versions before 4.6 do not know the filter and answer the whole zone.
    const unique = new Map(
      found
        .flat()
        .filter(record => wanted.has(record.name))
        .map(record => [`${record.name} ${record.type}`, record]),
    );
    return [...unique.values()];
  }

  async change(
    zone: string,
    changes: ServerRecordChange[],
    signal: AbortSignal,
  ): Promise<void> {
    const path = zonePath(zone);
    await this.#send('PATCH', path, signal, toPatch(changes));
  }

  async #read(path: string, signal: AbortSignal): Promise<ServerRecord[]> {
    return parseZone(await this.#send('GET', path, signal));
  }

  /** The body of a successful answer. */
  async #send(
    method: 'GET' | 'PATCH',
    path: string,
    signal: AbortSignal,
    body?: unknown,
  ): Promise<string> {
    for (let attempt = 1; ; attempt++) {
      const answer = await this.#api.send(method, path, signal, body);
      if (answer.status === 200 || answer.status === 204) {
        return answer.body;
      }
      // Another writer holds the server's own database for a moment.
      const busy = answer.status === 409 || answer.status === 500;
      if (!busy || attempt === ATTEMPTS) {
        throw errorOf(answer);
      }
      await sleep(50 * attempt + Math.random() * 100, undefined, { signal });
    }
  }
}

function zonePath(zone: string): string {
  return `/zones/${encodeURIComponent(`${zone}.`)}`;
}
