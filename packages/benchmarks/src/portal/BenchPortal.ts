import { rmSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { join } from 'node:path';
import { Portal } from '@mooring/sandbox/src/components/Portal.ts';
import { PowerDns } from '@mooring/sandbox/src/components/PowerDns.ts';
import { Postgres } from '@mooring/sandbox/src/components/Postgres.ts';
import { SignIn } from '@mooring/sandbox/src/components/SignIn.ts';
import { Settings } from '@mooring/sandbox/src/state/Settings.ts';
import {
  repositoryRoot,
  StateFolder,
} from '@mooring/sandbox/src/state/StateFolder.ts';
import { stringify } from 'yaml';
import type { ApiAccess } from '../cluster/ApiClient.ts';
import { catalogFile, describedServices } from './catalogFile.ts';
import { logIn } from './logIn.ts';
import { portalConfig } from './portalConfig.ts';
import { resumeCatalog } from './resumeCatalog.ts';
import { seedServices, seedVersion, serviceCount } from './seedServices.ts';

const organisation = join(repositoryRoot, 'packages/sandbox/catalog/org.yaml');

/** What a portal is started with. */
export interface PortalOptions {
  folder: StateFolder;
  access: ApiAccess;
  clusters: number;
  /** Whether services have names. */
  named?: boolean;
  say(doing: string): void;
}

/** The real portal with 5,000 services, on servers of its own. */
export class BenchPortal {
  readonly #folder: StateFolder;
  readonly #options: PortalOptions;
  readonly #postgres: Postgres;
  readonly #signIn: SignIn;
  readonly #portal: Portal;
  readonly #settings: Settings;
  readonly #dns: PowerDns | undefined;

  /** Starts everything; what the database and the catalog hold is kept between runs. */
  static async start(options: PortalOptions): Promise<BenchPortal> {
    const portal = new BenchPortal(options);
    try {
      await portal.#start();
      return portal;
    } catch (error) {
      await portal.stop();
      throw error;
    }
  }

  /** Ends the servers of a folder; what is stored stays. */
  static async stop(folder: StateFolder): Promise<void> {
    const settings = new Settings(folder);
    await new Portal(folder, settings).stop();
    const second = secondFolder(folder);
    await new Portal(second, new Settings(second)).stop();
    await new PowerDns(folder, settings).stop();
    await new Postgres(folder, settings).stop();
    await new SignIn(folder, settings).stop();
  }

  private constructor(options: PortalOptions) {
    const { folder } = options;
    this.#folder = folder;
    this.#options = options;
    this.#settings = new Settings(folder);
    this.#postgres = new Postgres(folder, this.#settings);
    this.#signIn = new SignIn(folder, this.#settings);
    this.#portal = new Portal(folder, this.#settings);
    this.#dns = options.named
      ? new PowerDns(folder, this.#settings)
      : undefined;
  }

  /** The process that answers. */
  get process(): Portal {
    return this.#portal;
  }

  /** The name server, where services have names. */
  get dns(): PowerDns | undefined {
    return this.#dns;
  }

  /** Starts another process of the same portal beside the first. */
  async startSecond(): Promise<Portal> {
    const folder = secondFolder(this.#folder);
    const settings = new Settings(folder);
    const portal = new Portal(folder, settings);
    await settings.claimPort(portal.name);
    this.#writeConfiguration(folder, portal.baseUrl);
    await portal.start(() => undefined);
    await portal.ready();
    return portal;
  }

  get baseUrl(): string {
    return this.#portal.baseUrl;
  }

  /** The server that holds the plugins' databases. */
  get databases(): string {
    return this.#postgres.connection.connectionString;
  }

  /** The token of somebody who has signed in. */
  logIn(account: string): Promise<string> {
    return logIn(this.baseUrl, account);
  }

  stop(): Promise<void> {
    return BenchPortal.stop(this.#folder);
  }

  async #start(): Promise<void> {
    const { say } = this.#options;
    await this.stop();
    const seeded = `seeded-${seedVersion()}`;
    if (!this.#folder.has(seeded))
      rmSync(this.#folder.path('postgres'), { recursive: true, force: true });
    say('starting PostgreSQL and the sign-in server');
    const servers = [
      this.#postgres,
      this.#signIn,
      ...(this.#dns ? [this.#dns] : []),
    ];
    await Promise.all(
      servers.map(async server => {
        await server.start(() => undefined);
        await server.ready();
      }),
    );
    // Not the port that a sandbox of the same machine prefers.
    await this.#settings.claimPort(this.#portal.name);
    this.#writeConfiguration(this.#folder, this.baseUrl);
    if (!this.#folder.has(seeded)) {
      say('creating the tables of the portal');
      await this.#run();
      // The people and projects first: they would queue behind thousands of services.
      await this.#firstLogIn();
      await this.#portal.stop();
      say(`writing ${serviceCount} services`);
      await seedServices(this.#postgres.connection.connectionString);
      this.#folder.write(seeded, '');
    }
    const { connectionString } = this.#postgres.connection;
    await resumeCatalog(connectionString);
    say('starting the portal');
    await this.#run();
    await this.#catalogIsComplete();
  }

  async #run(): Promise<void> {
    await this.#portal.start(() => undefined);
    await this.#portal.ready();
  }

  #writeConfiguration(folder: StateFolder, baseUrl: string): void {
    const { access, clusters } = this.#options;
    const entities = this.#folder.write('catalog.yaml', catalogFile());
    const config = portalConfig({
      access,
      clusters,
      baseUrl,
      dns: this.#dns,
      postgres: this.#postgres,
      signIn: this.#signIn,
      settings: this.#settings,
      catalogFiles: [organisation, entities],
    });
    folder.write('app-config.sandbox.yaml', stringify(config));
  }

  async #catalogIsComplete(): Promise<void> {
    const { say } = this.#options;
    const wanted = serviceCount + describedServices().length;
    // Somebody can sign in once the catalog knows the people.
    const token = await this.#firstLogIn();
    for (let told = 0; ; told += 1) {
      const answer = await fetch(
        `${this.baseUrl}/api/catalog/entities/by-query?limit=0&filter=kind=component`,
        { headers: { authorization: `Bearer ${token}` } },
      );
      const { totalItems } = (await answer.json()) as { totalItems: number };
      if (totalItems >= wanted) return;
      if (told % 10 === 0)
        say(`the catalog has ${totalItems} of ${wanted} components`);
      await delay(1000);
    }
  }

  async #firstLogIn(): Promise<string> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.logIn('operator');
      } catch (error) {
        if (attempt === 300) throw error;
        await delay(1000);
      }
    }
  }
}

/** Where the second process of a portal has its files. */
function secondFolder(folder: StateFolder): StateFolder {
  return new StateFolder(folder.path('second'));
}
