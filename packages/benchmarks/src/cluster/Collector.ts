import type { ApiClient } from './ApiClient.ts';

/** The kinds of objects that services consist of. */
const collections = [
  ...['configmaps', 'services'].map(kind => `/api/v1/{namespace}/${kind}`),
  '/apis/apps/v1/{namespace}/deployments',
  '/apis/networking.k8s.io/v1/{namespace}/ingresses',
  '/apis/policy/v1/{namespace}/poddisruptionbudgets',
];

interface Event {
  object: { metadata: { name: string; deletionTimestamp?: string } };
}

/** Lets go what is being deleted, as the garbage collector does, of which there is none here. */
export class Collector {
  readonly #admin: ApiClient;
  readonly #stop = new AbortController();

  constructor(admin: ApiClient, namespace: string) {
    this.#admin = admin;
    for (const path of collections)
      void this.#follow(path.replace('{namespace}', `namespaces/${namespace}`));
  }

  stop(): void {
    this.#stop.abort();
  }

  async #follow(collection: string): Promise<void> {
    const { signal } = this.#stop;
    try {
      const path = `${collection}?watch=true`;
      for await (const line of this.#admin.lines(path, signal)) {
        const { metadata } = (JSON.parse(line) as Event).object;
        if (metadata.deletionTimestamp !== undefined)
          void this.#release(`${collection}/${metadata.name}`);
      }
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }

  /** What is gone already needs nothing. */
  async #release(path: string): Promise<void> {
    await this.#admin
      .patch(path, { metadata: { finalizers: null } })
      .catch(() => undefined);
  }
}
