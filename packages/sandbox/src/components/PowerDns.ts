import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { findPowerDns } from '../binaries/findPowerDns.ts';
import { Daemon } from '../processes/Daemon.ts';
import { loopback } from '../processes/ports.ts';
import type { Settings } from '../state/Settings.ts';
import type { StateFolder } from '../state/StateFolder.ts';
import type { Component, Part, Report } from './Component.ts';
import { daemonPart } from './daemonPart.ts';
import { environments } from '../environments.ts';

/** The authoritative name server, with one zone for each environment. */
export class PowerDns implements Component {
  readonly name = 'dns';
  readonly title = 'DNS server';
  readonly needs = [];
  readonly #folder: StateFolder;
  readonly #settings: Settings;
  readonly #daemon: Daemon;

  constructor(folder: StateFolder, settings: Settings) {
    this.#folder = folder;
    this.#settings = settings;
    this.#daemon = new Daemon({
      name: this.name,
      pidFile: join(folder.folder('pids'), 'dns.pid'),
      logFile: folder.log('dns'),
    });
  }

  /** How to reach the server's HTTP API and the server itself. */
  get connection() {
    return {
      apiUrl: `http://${loopback}:${this.#settings.port('dns-api')}`,
      apiKey: this.#settings.secret('dns'),
      host: loopback,
      port: this.#settings.port('dns'),
    };
  }

  async start(report: Report): Promise<void> {
    if (this.#daemon.pid !== undefined) return;
    const powerDns = await findPowerDns(report);
    const data = this.#folder.folder('dns');
    this.#createDatabase(powerDns.schema);
    await this.#settings.claimPort('dns');
    await this.#settings.claimPort('dns-api');
    this.#folder.write(
      'dns/pdns.conf',
      this.#configuration(data, powerDns.moduleFolder),
    );
    report('starting');
    this.#daemon.start({
      command: powerDns.server,
      args: [`--config-dir=${data}`],
      cwd: data,
      env: powerDns.env,
    });
  }

  async ready(): Promise<void> {
    await this.#daemon.untilReady(() => this.#answers(), 30_000);
    for (const { zone } of environments) await this.#createZone(zone);
  }

  stop(): Promise<void> {
    return this.#daemon.stop();
  }

  async status(): Promise<Part[]> {
    const address = () =>
      `${loopback}:${this.connection.port}, API ${this.connection.apiUrl}`;
    return [await daemonPart(this.#daemon, address, () => this.#answers())];
  }

  #createDatabase(schema: string): void {
    const marker = 'dns/zones.created';
    if (this.#folder.has(marker)) return;
    // Without the marker a file is what an interrupted creation has left.
    const path = this.#folder.path('dns/zones.sqlite3');
    rmSync(path, { force: true });
    const database = new DatabaseSync(path);
    database.exec(readFileSync(schema, 'utf8'));
    database.close();
    this.#folder.write(marker, '');
  }

  #configuration(data: string, moduleFolder: string): string {
    const { apiKey, port } = this.connection;
    const lines = [
      'launch=gsqlite3',
      `module-dir=${moduleFolder}`,
      `gsqlite3-database=${join(data, 'zones.sqlite3')}`,
      `socket-dir=${data}`,
      'daemon=no',
      'guardian=no',
      'disable-syslog=yes',
      `local-address=${loopback}`,
      `local-port=${port}`,
      'webserver=yes',
      `webserver-address=${loopback}`,
      `webserver-port=${this.#settings.port('dns-api')}`,
      `webserver-allow-from=${loopback}`,
      'api=yes',
      `api-key=${apiKey}`,
      // Answers must show a change at once, and nothing may be asked outside.
      'cache-ttl=0',
      'query-cache-ttl=0',
      'negquery-cache-ttl=0',
      'zone-cache-refresh-interval=0',
      'security-poll-suffix=',
    ];
    return `${lines.join('\n')}\n`;
  }

  async #answers(): Promise<boolean> {
    return this.#api('GET', '').then(
      response => response.ok,
      () => false,
    );
  }

  async #createZone(zone: string): Promise<void> {
    if ((await this.#api('GET', `/zones/${zone}.`)).ok) return;
    const soa = `ns1.${zone}. hostmaster.${zone}. 0 3600 600 604800 5`;
    const rrset = (name: string, type: string, content: string) => {
      return { name, type, ttl: 60, records: [{ content, disabled: false }] };
    };
    const response = await this.#api('POST', '/zones', {
      name: `${zone}.`,
      kind: 'Native',
      rrsets: [
        rrset(`${zone}.`, 'SOA', soa),
        rrset(`${zone}.`, 'NS', `ns1.${zone}.`),
        rrset(`ns1.${zone}.`, 'A', loopback),
      ],
    });
    if (!response.ok) {
      throw new Error(
        `The zone ${zone} could not be created: ${await response.text()}`,
      );
    }
  }

  #api(method: string, path: string, body?: unknown): Promise<Response> {
    const { apiUrl, apiKey } = this.connection;
    return fetch(`${apiUrl}/api/v1/servers/localhost${path}`, {
      method,
      headers: { 'X-API-Key': apiKey, 'Content-Type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: AbortSignal.timeout(5000),
    });
  }
}
