import type { Toxics, ToxicStream } from './toxics';
import type { ToxiproxyApi } from './ToxiproxyApi';

/** A way to a server that can be disturbed, for old and new connections alike. */
export class ToxicProxy {
  /** The server's URL with the address of this proxy. */
  readonly url: string;
  readonly port: number;
  readonly #api: ToxiproxyApi;
  readonly #path: string;

  constructor(api: ToxiproxyApi, name: string, port: number, target: URL) {
    const url = new URL(target);
    url.host = `127.0.0.1:${port}`;
    this.url = url.href.replace(/\/$/, '');
    this.port = port;
    this.#api = api;
    this.#path = `/proxies/${name}`;
  }

  /** Closes every connection and refuses new ones, as if the server were gone. */
  async cut(): Promise<void> {
    await this.#api.request('POST', this.#path, { enabled: false });
  }

  /** Takes connections again. */
  async restore(): Promise<void> {
    await this.#api.request('POST', this.#path, { enabled: true });
  }

  async addToxic<TType extends keyof Toxics>(
    type: TType,
    stream: ToxicStream,
    attributes: Toxics[TType],
  ): Promise<void> {
    const name = nameOf(type, stream);
    const toxic = { name, type, stream, attributes };
    await this.#api.request('POST', `${this.#path}/toxics`, toxic);
  }

  async removeToxic(type: keyof Toxics, stream: ToxicStream): Promise<void> {
    const path = `${this.#path}/toxics/${nameOf(type, stream)}`;
    await this.#api.request('DELETE', path);
  }

  async close(): Promise<void> {
    await this.#api.request('DELETE', this.#path);
  }
}

function nameOf(type: keyof Toxics, stream: ToxicStream): string {
  return `${type}_${stream}`;
}
