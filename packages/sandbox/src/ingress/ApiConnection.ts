import { readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { Agent, request } from 'node:https';
import { parse } from 'yaml';

/** The entries that kwokctl writes. */
interface Kubeconfig {
  clusters: [{ cluster: { server: string; 'certificate-authority': string } }];
  users: [{ user: { 'client-certificate': string; 'client-key': string } }];
}

/** The API server of a simulated cluster, as its administrator reaches it. */
export class ApiConnection {
  readonly #server: string;
  readonly #agent: Agent;

  /** Reads where the server is now: its port may have changed since. */
  constructor(kubeconfig: string) {
    const { clusters, users } = parse(
      readFileSync(kubeconfig, 'utf8'),
    ) as Kubeconfig;
    const [{ cluster }] = clusters;
    const [{ user }] = users;
    this.#server = cluster.server;
    this.#agent = new Agent({
      keepAlive: true,
      ca: readFileSync(cluster['certificate-authority']),
      cert: readFileSync(user['client-certificate']),
      key: readFileSync(user['client-key']),
    });
  }

  /** Gives the answer as soon as it begins. */
  get(path: string): Promise<IncomingMessage> {
    return this.#send('GET', path);
  }

  /** Changes some fields of an object and leaves the others. */
  patch(path: string, fields: object): Promise<IncomingMessage> {
    return this.#send('PATCH', path, fields);
  }

  /** Ends whatever is under way. */
  close(): void {
    this.#agent.destroy();
  }

  #send(
    method: string,
    path: string,
    fields?: object,
  ): Promise<IncomingMessage> {
    const headers = { 'Content-Type': 'application/merge-patch+json' };
    return new Promise((resolve, reject) => {
      request(
        new URL(path, this.#server),
        { method, agent: this.#agent, ...(fields && { headers }) },
        resolve,
      )
        // Also for a connection that is cut long after the answer has begun.
        .on('error', reject)
        .end(fields && JSON.stringify(fields));
    });
  }
}
