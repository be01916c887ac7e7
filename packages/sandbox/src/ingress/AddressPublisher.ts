import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { ingressClassName } from '../kubernetes/ingressClass.ts';
import { ApiConnection } from './ApiConnection.ts';
import { readLines } from './readLines.ts';

const ingressesPath = '/apis/networking.k8s.io/v1';
const retryMs = 1000;

interface WatchEvent {
  type: 'ADDED' | 'MODIFIED' | 'DELETED' | 'ERROR';
  object: {
    metadata: { namespace: string; name: string };
    spec?: { ingressClassName?: string };
    status?: { loadBalancer?: { ingress?: object[] } };
  };
}

/** What a publisher works with. */
export interface AddressPublisherOptions {
  cluster: string;
  kubeconfig: string;
  address: string;
}

/** Does of an ingress controller's work just this: writes its address to the Ingresses of its class. */
export class AddressPublisher {
  readonly cluster: string;
  readonly #options: AddressPublisherOptions;
  #isWatching = false;
  #said = '';

  constructor(options: AddressPublisherOptions) {
    this.cluster = options.cluster;
    this.#options = options;
  }

  /** Whether it hears of new Ingresses. */
  get isWatching(): boolean {
    return this.#isWatching;
  }

  /** Goes on for ever: whatever fails is begun again. */
  async run(): Promise<never> {
    for (;;) {
      await this.#watch().catch((error: Error) => this.#say(error.message));
      await delay(retryMs);
    }
  }

  async #watch(): Promise<void> {
    const connection = new ApiConnection(this.#options.kubeconfig);
    try {
      // Without a version to start from, what exists is told first, as added.
      const events = await connection.get(`${ingressesPath}/ingresses?watch=1`);
      await refuseFailure(events);
      this.#isWatching = true;
      this.#say('watching');
      for await (const line of readLines(events))
        await this.#publish(connection, JSON.parse(line) as WatchEvent);
    } finally {
      this.#isWatching = false;
      connection.close();
    }
  }

  async #publish(
    connection: ApiConnection,
    { type, object: { metadata, spec, status } }: WatchEvent,
  ): Promise<void> {
    // An address that somebody else has written stays.
    if (
      type === 'DELETED' ||
      spec?.ingressClassName !== ingressClassName ||
      status?.loadBalancer?.ingress?.length
    )
      return;
    const { namespace, name } = metadata;
    const response = await connection.patch(
      `${ingressesPath}/namespaces/${namespace}/ingresses/${name}/status?fieldManager=mooring-sandbox`,
      {
        status: { loadBalancer: { ingress: [{ ip: this.#options.address }] } },
      },
    );
    // It may be gone already.
    if (response.statusCode !== 404) await refuseFailure(response);
    response.resume();
  }

  /** A server that is away is no news each second. */
  #say(message: string): void {
    if (message !== this.#said)
      process.stdout.write(
        `${new Date().toISOString()} ${this.cluster}: ${message}\n`,
      );
    this.#said = message;
  }
}

async function refuseFailure(response: IncomingMessage): Promise<void> {
  if (response.statusCode !== 200)
    throw new Error(`${response.statusCode}: ${await text(response)}`);
}
