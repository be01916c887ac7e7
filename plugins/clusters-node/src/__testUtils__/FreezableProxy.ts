import { once } from 'node:events';
import { createServer, connect, type AddressInfo, type Socket } from 'node:net';

/**
 * Stands between us and an API server and can play dead: sockets stay open, as
 * those of a stopped process do, and nothing comes through.
 */
export class FreezableProxy {
  readonly #sockets = new Set<Socket>();
  readonly #server;
  #frozen = false;

  static async to(target: string): Promise<FreezableProxy> {
    const proxy = new FreezableProxy(new URL(target));
    proxy.#server.listen(0, '127.0.0.1');
    await once(proxy.#server, 'listening');
    return proxy;
  }

  private constructor(target: URL) {
    this.#server = createServer(client => {
      const upstream = connect(Number(target.port), target.hostname);
      client.pipe(upstream).pipe(client);
      for (const [socket, other] of [
        [client, upstream],
        [upstream, client],
      ] as const) {
        this.#sockets.add(socket);
        socket.on('error', () => {});
        socket.on('close', () => {
          this.#sockets.delete(socket);
          other.destroy();
        });
        if (this.#frozen) {
          socket.cork();
        }
      }
    });
  }

  get url(): string {
    return `https://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  freeze(): void {
    this.#frozen = true;
    this.#sockets.forEach(socket => socket.cork());
  }

  thaw(): void {
    this.#frozen = false;
    this.#sockets.forEach(socket => socket.uncork());
  }

  /** Cuts every connection, as a killed process does; new ones are taken. */
  cut(): void {
    this.#sockets.forEach(socket => socket.destroy());
  }

  close(): void {
    this.#server.close();
    this.cut();
  }
}
