import { setTimeout as delay } from 'node:timers/promises';
import { PortalClient } from '../portal/PortalClient.ts';

/** How often an open board asks. */
const intervalMs = 1_500;
/** That share a client, and so its connections. */
const perClient = 10;

/** People who look at the board, each in a browser of their own. */
export class Followers {
  readonly #clients: PortalClient[];
  readonly #stopping = new AbortController();
  readonly #running: Promise<void>[] = [];
  readonly #waiting: ((text: string) => void)[] = [];

  constructor(baseUrl: string, tokens: string[], count: number) {
    this.#clients = Array.from(
      { length: Math.ceil(count / perClient) },
      (_, index) => new PortalClient(baseUrl, tokens[index % tokens.length]!),
    );
    for (let index = 0; index < count; index += 1) {
      this.#waiting.push(() => undefined);
      const phase = (index / count) * intervalMs;
      this.#running.push(this.#follow(index, phase));
    }
  }

  /** How long it takes from now until each has been answered with the text, in milliseconds. */
  async until(text: string): Promise<number[]> {
    const begun = performance.now();
    return Promise.all(
      this.#waiting.map(
        (_, index) =>
          new Promise<number>(resolve => {
            this.#waiting[index] = told => {
              if (told.includes(text)) {
                this.#waiting[index] = () => undefined;
                resolve(performance.now() - begun);
              }
            };
          }),
      ),
    );
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await Promise.all(this.#running);
    await Promise.all(this.#clients.map(client => client.close()));
  }

  async #follow(index: number, phase: number): Promise<void> {
    const client = this.#clients[Math.floor(index / perClient)]!;
    const { signal } = this.#stopping;
    let etag: string | undefined;
    await delay(phase, undefined, { signal }).catch(() => undefined);
    while (!signal.aborted) {
      const answer = await client.ask('GET', '/api/paas/board', { etag });
      etag = answer.etag;
      if (answer.status === 200) this.#waiting[index]?.(answer.text);
      await delay(intervalMs, undefined, { signal }).catch(() => undefined);
    }
  }
}
