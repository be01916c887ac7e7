import { join } from 'node:path';
import { Daemon } from '../processes/Daemon.ts';
import type { Settings } from '../state/Settings.ts';
import type { StateFolder } from '../state/StateFolder.ts';
import type { Component, Part, Report } from './Component.ts';
import { daemonPart } from './daemonPart.ts';

/** What the provider's process reads at its start. */
export interface SignInSettings {
  port: number;
  issuer: string;
  clientId: string;
  clientSecret: string;
  cookieKey: string;
}

/** The OpenID Connect provider that the demo accounts sign in with. */
export class SignIn implements Component {
  readonly name = 'sign-in';
  readonly title = 'Sign-in server';
  readonly needs = [];
  readonly #folder: StateFolder;
  readonly #settings: Settings;
  readonly #daemon: Daemon;

  constructor(folder: StateFolder, settings: Settings) {
    this.#folder = folder;
    this.#settings = settings;
    this.#daemon = new Daemon({
      name: this.name,
      pidFile: join(folder.folder('pids'), 'sign-in.pid'),
      logFile: folder.log('sign-in'),
    });
  }

  /** What a client of the provider needs to know. */
  get connection() {
    const issuer = `http://localhost:${this.#settings.port('sign-in')}`;
    return {
      issuer,
      metadataUrl: `${issuer}/.well-known/openid-configuration`,
      clientId: 'mooring-portal',
      clientSecret: this.#settings.secret('sign-in-client'),
    };
  }

  /** The provider's process, while there is one. */
  get pid(): number | undefined {
    return this.#daemon.pid;
  }

  async start(report: Report): Promise<void> {
    if (this.#daemon.pid !== undefined) return;
    const port = await this.#settings.claimPort('sign-in');
    const { issuer, clientId, clientSecret } = this.connection;
    const cookieKey = this.#settings.secret('sign-in-cookies');
    const settings: SignInSettings = {
      port,
      issuer,
      clientId,
      clientSecret,
      cookieKey,
    };
    this.#folder.writeJson('sign-in/settings.json', settings);
    report('starting');
    this.#daemon.start({
      command: process.execPath,
      args: [
        join(import.meta.dirname, '../sign-in/main.ts'),
        this.#folder.root,
      ],
      cwd: this.#folder.root,
    });
  }

  ready(): Promise<void> {
    return this.#daemon.untilReady(() => this.#answers(), 30_000);
  }

  stop(): Promise<void> {
    return this.#daemon.stop();
  }

  async status(): Promise<Part[]> {
    const part = daemonPart(
      this.#daemon,
      () => this.connection.issuer,
      () => this.#answers(),
    );
    return [await part];
  }

  #answers(): Promise<boolean> {
    return fetch(this.connection.metadataUrl, {
      signal: AbortSignal.timeout(2000),
    }).then(
      response => response.ok,
      () => false,
    );
  }
}
