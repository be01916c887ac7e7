import { once } from 'node:events';
import {
  createServer,
  type IncomingHttpHeaders,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';

/** A message as it came in. */
export interface Received {
  url: string;
  headers: IncomingHttpHeaders;
  body: string;
}

/** A real target on this machine; how it answers is decided by each test. */
export class Receiver {
  readonly received: Received[] = [];
  onMessage: (response: ServerResponse, message: Received) => void = response =>
    response.end('ok');
  #server: Server | undefined;
  #port = 0;

  static async start(): Promise<Receiver> {
    const receiver = new Receiver();
    await receiver.listen();
    return receiver;
  }

  /** Where it is. */
  get url(): string {
    return `http://127.0.0.1:${this.#port}/hooks/secret-path`;
  }

  get port(): number {
    return this.#port;
  }

  /** The ids of what came in. */
  get ids(): (string | undefined)[] {
    return this.received.map(({ headers }) =>
      headers['x-mooring-delivery']?.toString(),
    );
  }

  /** At the same place as before, if it was there already. */
  async listen(): Promise<void> {
    const server = createServer(async (request, response) => {
      let body = '';
      for await (const chunk of request) {
        body += chunk;
      }
      const message = { url: request.url!, headers: request.headers, body };
      this.received.push(message);
      this.onMessage(response, message);
    });
    server.listen(this.#port, '127.0.0.1');
    await once(server, 'listening');
    this.#server = server;
    this.#port = (server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    const server = this.#server;
    if (server?.listening) {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    }
  }
}
