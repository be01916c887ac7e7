import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { HealingRecord, HealingStore } from './types';

const GATHER_MS = 200;
const LONGEST_WAIT_MS = 30_000;
/** So many rows one statement takes; what piles up beyond while the database is away is lost. */
const BATCH = 500;
const MAX_WAITING = 20_000;

/** Writes records down in the background, however long the database is away. */
export class HealingWriter {
  readonly #store: HealingStore;
  readonly #logger: LoggerService;
  readonly #waiting = new Map<string, HealingRecord>();
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();
  #waitMs = GATHER_MS;
  #isStopped = false;

  constructor(store: HealingStore, logger: LoggerService) {
    this.#store = store;
    this.#logger = logger;
  }

  add(records: readonly HealingRecord[]): void {
    for (const record of records) {
      if (this.#waiting.size < MAX_WAITING || this.#waiting.has(record.id)) {
        this.#waiting.set(record.id, record);
      }
    }
    this.#schedule();
  }

  /** Writes what waits, once. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.#writing;
    clearTimeout(this.#timer);
    await this.#write();
  }

  #schedule(): void {
    if (this.#isStopped || this.#waiting.size === 0) {
      return;
    }
    this.#timer ??= setTimeout(() => {
      this.#writing = this.#write().finally(() => {
        this.#timer = undefined;
        this.#schedule();
      });
    }, this.#waitMs);
  }

  async #write(): Promise<void> {
    try {
      while (this.#waiting.size > 0) {
        const batch = [...this.#waiting.values()].slice(0, BATCH);
        await this.#store.save(batch);
        for (const record of batch) {
          if (this.#waiting.get(record.id) === record) {
            this.#waiting.delete(record.id);
          }
        }
      }
      this.#waitMs = GATHER_MS;
    } catch (error) {
      this.#waitMs = Math.min(this.#waitMs * 2, LONGEST_WAIT_MS);
      this.#logger.warn(
        `Healings wait to be written: ${toError(error).message}`,
      );
    }
  }
}
