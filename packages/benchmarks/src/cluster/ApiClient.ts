import { createInterface } from 'node:readline';
import { Pool } from 'undici';

/** How to talk to an API server. */
export interface ApiAccess {
  server: string;
  ca: string;
  token: string;
}

/** Sends JSON to an API server over kept-alive connections. */
export class ApiClient {
  readonly #pool: Pool;
  readonly #token: string;

  constructor({ server, ca, token }: ApiAccess) {
    this.#pool = new Pool(server, { connections: 64, connect: { ca } });
    this.#token = token;
  }

  /** Throws what the server says unless it agrees. */
  async send<T>(
    method: 'GET' | 'POST' | 'PATCH',
    path: string,
    body?: object,
    contentType = 'application/json',
  ): Promise<T> {
    const answer = await this.#pool.request({
      method,
      path,
      headers: {
        authorization: `Bearer ${this.#token}`,
        accept: 'application/json',
        'content-type': contentType,
      },
      body: body && JSON.stringify(body),
    });
    const text = await answer.body.text();
    if (answer.statusCode >= 300)
      throw new Error(`${method} ${path}: ${answer.statusCode} ${text}`);
    return JSON.parse(text) as T;
  }

  /** Changes fields of an object, its status by the path of its status. */
  patch<T>(path: string, body: object): Promise<T> {
    return this.send('PATCH', path, body, 'application/merge-patch+json');
  }

  /** The lines of an answer that goes on and on, until the signal ends it. */
  async *lines(path: string, signal: AbortSignal): AsyncGenerator<string> {
    const answer = await this.#pool.request({
      method: 'GET',
      path,
      signal,
      bodyTimeout: 0,
      headers: { authorization: `Bearer ${this.#token}` },
    });
    yield* createInterface({ input: answer.body });
  }

  close(): Promise<void> {
    return this.#pool.close();
  }
}
