import type {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import {
  getCompoundEntityRef,
  RELATION_OWNED_BY,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import { ServiceUnavailableError, toError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { ANNOTATION_SERVICE_ID, say } from '@mooring/common';
import type { ProjectRecord, Projects } from './types';

/** How long a project's owner may be remembered; a permission check asks for it every time. */
const REMEMBER_MS = 5000;

/** {@link Projects} from the software catalog. */
export class CatalogProjects implements Projects {
  readonly #remembered = new Map<
    string,
    { until: number; project: Promise<ProjectRecord | undefined> }
  >();

  constructor(
    private readonly options: { catalog: CatalogService; auth: AuthService },
  ) {}

  async get(ref: string): Promise<ProjectRecord | undefined> {
    const now = Date.now();
    const remembered = this.#remembered.get(ref);
    if (remembered && remembered.until > now) {
      return remembered.project;
    }
    for (const [key, { until }] of this.#remembered) {
      if (until <= now) {
        this.#remembered.delete(key);
      }
    }
    const project = this.read(ref);
    this.#remembered.set(ref, { until: now + REMEMBER_MS, project });
    project.catch(() => this.#remembered.delete(ref));
    return project;
  }

  async list(): Promise<ProjectRecord[]> {
    const { items } = await this.ask((catalog, options) =>
      catalog.getEntities({ filter: { kind: 'system' } }, options),
    );
    return items.map(toProject);
  }

  async serviceIdOfEntity(
    entityRef: string,
  ): Promise<string | 'foreign' | undefined> {
    const entity = await this.ask((catalog, options) =>
      catalog.getEntityByRef(entityRef, options),
    );
    return (
      entity &&
      (entity.metadata.annotations?.[ANNOTATION_SERVICE_ID] ?? 'foreign')
    );
  }

  private async read(ref: string): Promise<ProjectRecord | undefined> {
    const entity = await this.ask((catalog, options) =>
      catalog.getEntityByRef(ref, options),
    );
    return entity && toProject(entity);
  }

  private async ask<T>(
    question: (
      catalog: CatalogService,
      options: { credentials: BackstageCredentials },
    ) => Promise<T>,
  ): Promise<T> {
    const { auth, catalog } = this.options;
    const credentials = await auth.getOwnServiceCredentials();
    try {
      return await question(catalog, { credentials });
    } catch (error) {
      throw new ServiceUnavailableError(
        say('catalog.away', { message: toError(error).message }),
      );
    }
  }
}

function toProject(entity: Entity): ProjectRecord {
  const { name, title } = entity.metadata;
  return {
    ref: stringifyEntityRef(getCompoundEntityRef(entity)),
    name,
    title: title ?? name,
    ownerRef: entity.relations?.find(({ type }) => type === RELATION_OWNED_BY)
      ?.targetRef,
  };
}
