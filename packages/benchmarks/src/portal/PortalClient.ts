import { Pool } from 'undici';

/** An answer with what it took. */
export interface Answer<T> {
  ms: number;
  status: number;
  etag: string | undefined;
  /** As it came over the wire. */
  wireBytes: number;
  text: string;
  json(): T;
}

/** Asks the portal over kept-alive connections, as a browser of one person does. */
export class PortalClient {
  readonly #pool: Pool;
  readonly #token: string;

  constructor(baseUrl: string, token: string) {
    this.#pool = new Pool(baseUrl, { connections: 4, bodyTimeout: 120_000 });
    this.#token = token;
  }

  /** One request, from its first byte to the last one of the answer. */
  async ask<T>(
    method: 'GET' | 'POST',
    path: string,
    options: { body?: object; etag?: string; compressed?: boolean } = {},
  ): Promise<Answer<T>> {
    const { body, etag, compressed = false } = options;
    const begun = performance.now();
    const answer = await this.#pool.request({
      method,
      path,
      headersTimeout: 120_000,
      headers: {
        authorization: `Bearer ${this.#token}`,
        'accept-encoding': compressed ? 'gzip' : 'identity',
        ...(body && { 'content-type': 'application/json' }),
        ...(etag && { 'if-none-match': etag }),
      },
      body: body && JSON.stringify(body),
    });
    const bytes = Buffer.from(await answer.body.arrayBuffer());
    const ms = performance.now() - begun;
    const text = compressed ? '' : bytes.toString('utf8');
    if (answer.statusCode >= 400)
      throw new Error(`${method} ${path}: ${answer.statusCode} ${text}`);
    const tag = answer.headers.etag;
    return {
      ms,
      status: answer.statusCode,
      etag: typeof tag === 'string' ? tag : undefined,
      wireBytes: bytes.length,
      text,
      json: () => JSON.parse(text) as T,
    };
  }

  close(): Promise<void> {
    return this.#pool.close();
  }
}
