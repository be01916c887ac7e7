import { NotFoundError } from '@backstage/errors';
import { dnsNameOf, projectName, type Environment } from '@mooring/common';
import type {
  Configuration,
  ImageList,
  ReleaseDiff,
  ReleaseList,
} from '@mooring/backstage-plugin-paas-common';
import type { BlueprintRegistry } from '../blueprints/BlueprintRegistry';
import { contentChanges } from '../domain/content/contentChanges';
import type { Release } from '../domain/Release';
import { RegistryUnavailableError } from '../registry/RegistryUnavailableError';
import type { ImageRegistries } from '../registry/types';
import type { SecretVault } from '../secrets/types';
import { comparisonsOf } from './comparisonsOf';
import type { DatabaseReleaseViewStore } from './DatabaseReleaseViewStore';
import { findRollback } from './findRollback';
import { releaseYaml } from './releaseYaml';
import { toReleaseView } from './toReleaseView';
import type { InstancePlace, ReleaseStore, ViewedInstance } from './types';

/** Releases as the database has them; who may see what is decided around it. */
export class DefaultReleaseViews {
  constructor(
    private readonly options: {
      store: DatabaseReleaseViewStore;
      releases: ReleaseStore;
      registries: ImageRegistries;
      blueprints: BlueprintRegistry;
      environments: ReadonlyMap<string, Environment>;
      vault: Pick<SecretVault, 'refusal'>;
    },
  ) {}

  find(place: InstancePlace): Promise<ViewedInstance | undefined> {
    return this.options.store.find(place);
  }

  async releases(instance: ViewedInstance): Promise<ReleaseList> {
    const { store } = this.options;
    const rows = await store.releases(instance);
    const intervals = await store.intervals(instance.id);
    const items = rows.map(row => toReleaseView(row, instance, intervals));
    const resumable = findRollback(items, instance.head)?.parent;
    return {
      items,
      ...(instance.live !== undefined && { live: instance.live }),
      ...(instance.head !== undefined && { head: instance.head }),
      ...(resumable !== undefined && { resumable }),
      comparison: comparisonsOf(
        instance.environment,
        await store.liveImages([instance.serviceId]),
      ),
    };
  }

  async diff(
    instance: ViewedInstance,
    ends: { from: number; to: number },
  ): Promise<ReleaseDiff> {
    const from = await this.release(instance, 'from', ends.from);
    const to = await this.release(instance, 'to', ends.to);
    return {
      ...ends,
      changes: contentChanges(from.content, to.content),
      yaml: { from: releaseYaml(from.content), to: releaseYaml(to.content) },
    };
  }

  /** @throws NotFoundError for a service that is not in the environment any more */
  async configuration(instance: ViewedInstance): Promise<Configuration> {
    const { blueprints, environments, vault } = this.options;
    const { number, content } = await this.head(instance);
    const environment = environments.get(instance.environment);
    const ruleName =
      environment &&
      dnsNameOf(
        environment,
        projectName(instance.projectRef),
        instance.service,
      );
    const { blueprint, values, image, scaling, running, config } = content;
    return {
      release: number,
      ...{ blueprint, values, image, scaling, running, config },
      ...(content.size && { size: content.size }),
      sizes: [...(blueprints.get(blueprint)?.sizes ?? [])],
      secretNames: Object.keys(content.secrets).sort(),
      ...(vault.refusal !== undefined && { secretsRefused: vault.refusal }),
      network: content.network,
      ...(ruleName !== undefined && { ruleName }),
      names: content.names
        .map(({ name }) => name)
        .filter(name => name !== ruleName),
      ...(environment?.dns && { zone: environment.dns.zone }),
    };
  }

  /** @throws NotFoundError for a service that is not in the environment any more */
  async images(instance: ViewedInstance): Promise<ImageList> {
    const { store } = this.options;
    const { repository } = (await this.head(instance)).content.image;
    const live = (await store.liveImages([instance.serviceId])).filter(
      image => image.is_live && image.repository === repository,
    );
    const { tags, reason } = await this.tags(repository);
    return {
      repository,
      tags: tags.map(tag => ({
        tag,
        liveIn: live
          .filter(image => image.tag === tag)
          .map(({ environment }) => environment)
          .sort(),
      })),
      ...(reason !== undefined && { reason }),
    };
  }

  /** A list of tags is a help, not a condition: a tag can be typed without. */
  private async tags(
    repository: string,
  ): Promise<{ tags: string[]; reason?: string }> {
    const { registries } = this.options;
    if (!registries.knows(repository)) {
      const reason = `${repository} is in no registry of this portal; an operator can add it to mooring.registries`;
      return { tags: [], reason };
    }
    try {
      const tags = await registries.tags(repository);
      return tags.length > 0
        ? { tags }
        : { tags, reason: `The registry has no tags of ${repository}` };
    } catch (error) {
      if (error instanceof RegistryUnavailableError) {
        return { tags: [], reason: error.message };
      }
      throw error;
    }
  }

  private async head(instance: ViewedInstance): Promise<Release> {
    const { id, head, service, environment } = instance;
    const release =
      head === undefined
        ? undefined
        : await this.options.releases.get(id, head);
    if (!release) {
      throw new NotFoundError(
        `environment: ${service} is not in '${environment}'`,
      );
    }
    return release;
  }

  private async release(
    { id, service, environment }: ViewedInstance,
    field: string,
    number: number,
  ): Promise<Release> {
    const release = await this.options.releases.get(id, number);
    if (!release) {
      throw new NotFoundError(
        `${field}: ${service} has no release ${number} in ${environment}`,
      );
    }
    return release;
  }
}
