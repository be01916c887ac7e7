import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../freePort';
import { sandboxProgram } from '../sandboxProgram';
import { ServerProcess } from '../ServerProcess';
import { ToxicProxy } from './ToxicProxy';
import { ToxiproxyApi } from './ToxiproxyApi';

/** A toxiproxy server: stands between a test and real servers and disturbs their connections. */
export class Toxiproxy {
  readonly #folder: string;
  readonly #server: ServerProcess;
  readonly #api: ToxiproxyApi;

  private constructor(
    folder: string,
    server: ServerProcess,
    api: ToxiproxyApi,
  ) {
    this.#folder = folder;
    this.#server = server;
    this.#api = api;
  }

  static async start(): Promise<Toxiproxy> {
    const folder = mkdtempSync(join(tmpdir(), 'mooring-toxiproxy-'));
    const port = await freePort();
    const server = ServerProcess.start({
      command: sandboxProgram('toxiproxy-server'),
      args: ['-host', '127.0.0.1', '-port', String(port)],
      logFile: join(folder, 'log'),
    });
    const api = new ToxiproxyApi(`http://127.0.0.1:${port}`);
    await server.untilReady(async () => {
      await api.request('GET', '/version');
      return true;
    });
    return new Toxiproxy(folder, server, api);
  }

  /**
   * Opens a way to a server, undisturbed at first.
   *
   * @param target - a URL with a port, of any protocol over TCP
   */
  async proxy(target: string): Promise<ToxicProxy> {
    const url = new URL(target);
    const port = await freePort();
    const name = `to-${url.port}-at-${port}`;
    await this.#api.request('POST', '/proxies', {
      name,
      listen: `127.0.0.1:${port}`,
      upstream: url.host,
      enabled: true,
    });
    return new ToxicProxy(this.#api, name, port, url);
  }

  /** Ends the server and with it every connection. */
  async stop(): Promise<void> {
    await this.#server.kill();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
