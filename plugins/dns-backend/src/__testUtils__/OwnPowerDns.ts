import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { dig, eventually, serialOf, type DnsServer } from '@mooring/test-utils';
import { readSandbox } from './sandbox';

const API_KEY = 'test';

/** A PowerDNS server of a test's own, which it may stop, kill and freeze. */
export class OwnPowerDns {
  readonly #folder: string;
  readonly #port: number;
  readonly #apiPort: number;
  readonly #sandbox = readSandbox();
  #process: ChildProcess | undefined;

  private constructor(folder: string, port: number, apiPort: number) {
    this.#folder = folder;
    this.#port = port;
    this.#apiPort = apiPort;
  }

  static async start(zones: string[]): Promise<OwnPowerDns> {
    const folder = mkdtempSync(join(tmpdir(), 'mooring-dns-'));
    const server = new OwnPowerDns(folder, await freePort(), await freePort());
    server.#prepare();
    await server.start();
    for (const zone of zones) {
      await server.#createZone(zone);
    }
    return server;
  }

  /** An entry of `mooring.dns.servers`. */
  config(name: string, zones: string[]) {
    return {
      name,
      type: 'powerdns',
      zones,
      address: `127.0.0.1:${this.#port}`,
      url: `http://127.0.0.1:${this.#apiPort}`,
      apiKey: API_KEY,
    };
  }

  async start(): Promise<void> {
    const { server, env } = this.#sandbox.powerDns;
    this.#process = spawn(server, [`--config-dir=${this.#folder}`], {
      env: { ...process.env, ...env },
      stdio: 'ignore',
    });
    await eventually(
      () =>
        this.#api('GET', '').then(
          ({ ok }) => ok,
          () => false,
        ),
      ok => ok,
    );
  }

  signal(signal: 'SIGSTOP' | 'SIGCONT'): void {
    this.#process!.kill(signal);
  }

  async kill(): Promise<void> {
    const ended = once(this.#process!, 'exit');
    this.#process!.kill('SIGKILL');
    await ended;
  }

  async destroy(): Promise<void> {
    if (this.#process!.exitCode === null && !this.#process!.signalCode) {
      await this.kill();
    }
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** What it answers: one text for each value. */
  dig(name: string, type: Parameters<typeof dig>[1]): Promise<string[]> {
    return dig(name, type, this.#dns());
  }

  /** The serial number of a zone, which moves with every change. */
  serial(zone: string): Promise<number> {
    return serialOf(zone, this.#dns());
  }

  /** Writes as another tool would, past Mooring. */
  async write(
    zone: string,
    name: string,
    type: string,
    values: string[],
  ): Promise<void> {
    const response = await this.#api('PATCH', `/zones/${zone}.`, {
      rrsets: [
        {
          name: `${name}.`,
          type,
          ttl: 60,
          changetype: values.length === 0 ? 'DELETE' : 'REPLACE',
          records: values.map(content => ({ content, disabled: false })),
        },
      ],
    });
    if (!response.ok) {
      throw new Error(await response.text());
    }
  }

  #dns(): DnsServer {
    return { host: '127.0.0.1', port: this.#port };
  }

  #prepare(): void {
    const { moduleFolder, schema } = this.#sandbox.powerDns;
    const path = join(this.#folder, 'zones.sqlite3');
    const database = new DatabaseSync(path);
    database.exec(readFileSync(schema, 'utf8'));
    database.close();
    writeFileSync(
      join(this.#folder, 'pdns.conf'),
      [
        'launch=gsqlite3',
        `module-dir=${moduleFolder}`,
        `gsqlite3-database=${path}`,
        `socket-dir=${this.#folder}`,
        'daemon=no',
        'guardian=no',
        'disable-syslog=yes',
        'local-address=127.0.0.1',
        `local-port=${this.#port}`,
        'webserver=yes',
        'webserver-address=127.0.0.1',
        `webserver-port=${this.#apiPort}`,
        'webserver-allow-from=127.0.0.1',
        'api=yes',
        `api-key=${API_KEY}`,
        'cache-ttl=0',
        'query-cache-ttl=0',
        'negquery-cache-ttl=0',
        'zone-cache-refresh-interval=0',
        'security-poll-suffix=',
        '',
      ].join('\n'),
    );
  }

  async #createZone(zone: string): Promise<void> {
    const rrset = (type: string, content: string) => ({
      name: `${zone}.`,
      type,
      ttl: 60,
      records: [{ content, disabled: false }],
    });
    const response = await this.#api('POST', '/zones', {
      name: `${zone}.`,
      kind: 'Native',
      rrsets: [
        rrset('SOA', `ns1.${zone}. hostmaster.${zone}. 0 3600 600 604800 5`),
        rrset('NS', `ns1.${zone}.`),
      ],
    });
    if (!response.ok) {
      throw new Error(await response.text());
    }
  }

  #api(method: string, path: string, body?: unknown): Promise<Response> {
    return fetch(
      `http://127.0.0.1:${this.#apiPort}/api/v1/servers/localhost${path}`,
      {
        method,
        headers: { 'x-api-key': API_KEY, 'content-type': 'application/json' },
        body: body === undefined ? undefined : JSON.stringify(body),
        signal: AbortSignal.timeout(5_000),
      },
    );
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' ? address!.port : 0;
}
