import type { ApiClient } from './ApiClient.ts';

/** A Deployment as far as it is looked at. */
export interface WatchedDeployment {
  metadata: {
    name: string;
    generation: number;
    labels: Record<string, string>;
    annotations?: Record<string, string>;
    managedFields?: { manager: string }[];
  };
  spec: { replicas: number; template: object };
  status?: { observedGeneration?: number };
}

interface Event {
  type: string;
  object: WatchedDeployment;
}

/**
 * Follows the Deployments of a namespace and does for them what controllers
 * would: there are none here, and a rollout that never ends would hold up the
 * next change.
 */
export class DeploymentWatch {
  readonly #admin: ApiClient;
  readonly #collection: string;
  readonly #stop = new AbortController();
  readonly #latest = new Map<string, WatchedDeployment>();
  readonly #listeners = new Set<(object: WatchedDeployment) => void>();
  readonly #rolloutMs: (name: string) => number;
  readonly #templates = new Map<string, number>();

  /** @param rolloutMs - how long the next rollout of a Deployment takes */
  constructor(
    admin: ApiClient,
    namespace: string,
    rolloutMs: (name: string) => number = () => 0,
  ) {
    this.#admin = admin;
    this.#rolloutMs = rolloutMs;
    this.#collection = `/apis/apps/v1/namespaces/${namespace}/deployments`;
    void this.#follow();
  }

  /** What is there now. */
  latest(name: string): WatchedDeployment | undefined {
    return this.#latest.get(name);
  }

  /** How often its pods were to be made anew, its creation included. */
  templateChanges(name: string): number {
    return this.#templates.get(name) ?? 0;
  }

  /** When a Deployment of a later generation than it has now was seen. */
  nextGeneration(name: string): Promise<number> {
    const before = this.latest(name)?.metadata.generation ?? 0;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`${name} was not changed within 60 s`)),
        60_000,
      );
      const listener = ({ metadata }: WatchedDeployment) => {
        if (metadata.name === name && metadata.generation > before) {
          clearTimeout(timer);
          this.#listeners.delete(listener);
          resolve(performance.now());
        }
      };
      this.#listeners.add(listener);
    });
  }

  stop(): void {
    this.#stop.abort();
  }

  async #follow(): Promise<void> {
    const { signal } = this.#stop;
    const path = `${this.#collection}?watch=true`;
    try {
      for await (const line of this.#admin.lines(path, signal)) {
        this.#see(JSON.parse(line));
      }
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }

  #see({ type, object }: Event): void {
    const { name } = object.metadata;
    if (type === 'DELETED') {
      this.#latest.delete(name);
      this.#templates.delete(name);
      return;
    }
    const before = JSON.stringify(this.#latest.get(name)?.spec.template);
    if (before !== JSON.stringify(object.spec.template))
      this.#templates.set(name, this.templateChanges(name) + 1);
    this.#latest.set(name, object);
    for (const listener of this.#listeners) listener(object);
    const { generation } = object.metadata;
    if (object.status?.observedGeneration === generation) return;
    setTimeout(() => void this.#complete(object), this.#rolloutMs(name));
  }

  async #complete({ metadata, spec }: WatchedDeployment): Promise<void> {
    const { name, generation } = metadata;
    if (this.latest(name)?.metadata.generation !== generation) return;
    const { replicas } = spec;
    const status = {
      observedGeneration: generation,
      replicas,
      updatedReplicas: replicas,
      readyReplicas: replicas,
      availableReplicas: replicas,
    };
    // It may be gone by now; a rollout that must end and does not is noticed elsewhere.
    await this.#admin
      .patch(`${this.#collection}/${name}/status`, { status })
      .catch(() => undefined);
  }
}
