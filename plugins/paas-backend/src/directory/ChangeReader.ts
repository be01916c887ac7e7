import { setTimeout as sleep } from 'node:timers/promises';
import { stringifyError } from '@backstage/errors';
import { ChangeListener, type ChangeListenerOptions } from './ChangeListener';

const RETRY_MS = 500;

/** What a reader is told. */
export interface ChangeReaderOptions
  extends Pick<
    ChangeListenerOptions,
    'channel' | 'connection' | 'logger' | 'onLost'
  > {
  /** For the log: `Services`. */
  what: string;
  /** Reads some, or all. Tried again if it fails. */
  read(ids: string[] | undefined): Promise<void>;
}

/** Reads all, and then whatever PostgreSQL says has changed, until it is stopped. */
export class ChangeReader {
  readonly #options: ChangeReaderOptions;
  readonly #listener: ChangeListener;
  /** What is to be read: some, or all. */
  #due = { all: true, ids: new Set<string>() };
  #reading: Promise<void> | undefined;
  #stopped = false;

  constructor(options: ChangeReaderOptions) {
    this.#options = options;
    this.#listener = new ChangeListener({
      ...options,
      onGap: () => {
        this.#due.all = true;
        void this.#read();
      },
      onChange: id => {
        this.#due.ids.add(id);
        void this.#read();
      },
    });
  }

  /** Resolves when all was read. */
  async start(): Promise<void> {
    await this.#listener.start();
    await this.#read();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#listener.stop();
    await this.#reading;
  }

  /** One reading at a time; what becomes due meanwhile is read after it. */
  #read(): Promise<void> {
    this.#reading ??= this.#readWhileDue().finally(() => {
      this.#reading = undefined;
    });
    return this.#reading;
  }

  async #readWhileDue(): Promise<void> {
    while (!this.#stopped && (this.#due.all || this.#due.ids.size > 0)) {
      const due = this.#due;
      this.#due = { all: false, ids: new Set() };
      try {
        await this.#options.read(due.all ? undefined : [...due.ids]);
      } catch (error) {
        this.#options.logger.warn(
          `${this.#options.what} cannot be read; trying again: ${stringifyError(
            error,
          )}`,
        );
        this.#due.all ||= due.all;
        due.ids.forEach(id => this.#due.ids.add(id));
        await sleep(RETRY_MS, undefined, { ref: false });
      }
    }
  }
}
