import type { Comparison } from '@mooring/backstage-plugin-paas-common';
import type { DirectoryService } from '../directory/types';
import { comparisonsOf } from '../releases/comparisonsOf';
import type { DatabaseReleaseViewStore } from '../releases/DatabaseReleaseViewStore';

const MAX_SERVICES = 20_000;

interface Entry {
  /** What was live when it was read. */
  live: string;
  byEnvironment: ReadonlyMap<string, Comparison[]>;
}

/** How versions stand to each other, read anew only when something else is live. */
export class Comparisons {
  readonly #entries = new Map<string, Entry>();

  constructor(
    private readonly store: Pick<DatabaseReleaseViewStore, 'liveImages'>,
  ) {}

  /** Of services, by service id and environment. */
  async of(
    services: readonly DirectoryService[],
  ): Promise<(serviceId: string, environment: string) => Comparison[]> {
    const due = services.filter(
      service => this.#entries.get(service.id)?.live !== liveOf(service),
    );
    if (due.length > 0) {
      await this.#read(due);
    }
    return (serviceId, environment) =>
      this.#entries.get(serviceId)?.byEnvironment.get(environment) ?? [];
  }

  async #read(services: readonly DirectoryService[]): Promise<void> {
    const images = await this.store.liveImages(services.map(({ id }) => id));
    for (const service of services) {
      const own = images.filter(image => image.service_id === service.id);
      this.#entries.delete(service.id);
      this.#entries.set(service.id, {
        live: liveOf(service),
        byEnvironment: new Map(
          service.instances.map(({ environment }) => [
            environment,
            comparisonsOf(environment, own),
          ]),
        ),
      });
    }
    for (const id of this.#entries.keys()) {
      if (this.#entries.size <= MAX_SERVICES) {
        break;
      }
      this.#entries.delete(id);
    }
  }
}

/** Numbers are never given twice, so equal ones mean an equal history. */
function liveOf({ instances }: DirectoryService): string {
  return instances.map(({ id, live }) => `${id} ${live?.number ?? ''}`).join();
}
