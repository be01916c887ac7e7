import { once } from 'node:events';
import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** A server on this machine that answers as a test says, for what no good registry does. */
export class FakeRegistry {
  /** Method, path and authorization of each request so far. */
  readonly requests: { path: string; authorization: string | undefined }[] = [];
  handler: Handler = (_request, response) => response.writeHead(404).end();
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request, response) => {
      const { authorization } = request.headers;
      this.requests.push({ path: request.url ?? '', authorization });
      this.handler(request, response);
    });
  }

  static async start(): Promise<FakeRegistry> {
    const registry = new FakeRegistry();
    registry.#server.listen(0, '127.0.0.1');
    await once(registry.#server, 'listening');
    return registry;
  }

  get host(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `127.0.0.1:${port}`;
  }

  get url(): string {
    return `http://${this.host}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }
}

/** Answers with a value as JSON. */
export function sendJson(
  response: ServerResponse,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(200, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}
