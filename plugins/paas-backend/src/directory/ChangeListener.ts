import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import { Client, type ClientConfig } from 'pg';

const RETRY_MS = 1_000;
const CHECK_INTERVAL_MS = 15_000;
const CHECK_TIMEOUT_MS = 5_000;

/** What a listener is told. */
export interface ChangeListenerOptions {
  /** What is listened to; its payload says what has changed. */
  channel: string;
  connection: ClientConfig;
  logger: LoggerService;
  /** Changes may have been missed: at start, and after the connection was lost. */
  onGap(): void;
  /** The connection was lost, and the next is not there yet. */
  onLost?(): void;
  onChange(id: string): void;
}

/** Hears from PostgreSQL what has changed, on a connection of its own. */
export class ChangeListener {
  readonly #options: ChangeListenerOptions;
  #client: Client | undefined;
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(options: ChangeListenerOptions) {
    this.#options = options;
  }

  /** Connects; when the database is away it goes on trying by itself. */
  async start(): Promise<void> {
    const client = new Client({
      ...this.#options.connection,
      connectionTimeoutMillis: CHECK_TIMEOUT_MS,
      query_timeout: CHECK_TIMEOUT_MS,
      keepAlive: true,
      application_name: this.#options.channel,
    });
    this.#client = client;
    client.on('error', error => this.#lost(client, error));
    client.on('end', () => this.#lost(client, new Error('it was closed')));
    client.on('notification', ({ payload }) => {
      if (payload) {
        this.#options.onChange(payload);
      }
    });
    try {
      await client.connect();
      await client.query(`LISTEN ${this.#options.channel}`);
      this.#options.onGap();
      this.#check(client);
    } catch (error) {
      this.#lost(client, error);
    }
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    const client = this.#client;
    this.#client = undefined;
    await client?.end().catch(() => {});
  }

  /** A server that hangs keeps the socket open and says nothing: only asking shows it. */
  #check(client: Client): void {
    this.#timer = setTimeout(() => {
      client.query('SELECT 1').then(
        () => client === this.#client && this.#check(client),
        error => this.#lost(client, error),
      );
    }, CHECK_INTERVAL_MS).unref();
  }

  #lost(client: Client, error: unknown): void {
    if (client !== this.#client || this.#stopped) {
      return;
    }
    this.#client = undefined;
    clearTimeout(this.#timer);
    client.end().catch(() => {});
    this.#options.onLost?.();
    this.#options.logger.warn(
      `The database no longer tells what changes; connecting anew: ${stringifyError(
        error,
      )}`,
    );
    this.#timer = setTimeout(() => {
      if (!this.#stopped) {
        void this.start();
      }
    }, RETRY_MS).unref();
  }
}
