import { createHash, randomUUID } from 'node:crypto';
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import type {
  InstanceView,
  Panel,
} from '@mooring/backstage-plugin-paas-common';
import { RecentMap } from '@mooring/node';
import type { Access, AccessScope } from '../access/types';
import type { EntityDirectory, ServiceDirectory } from '../directory/types';
import { mayKnow, redact } from './redact';
import type { Snapshots } from './Snapshots';
import type { Panels, Place, Places, Snapshot, TaggedBody } from './types';

const MAX_BODIES = 5_000;

/** What {@link DefaultPanels} needs. */
export interface PanelsOptions {
  access: Access;
  services: ServiceDirectory;
  entities: EntityDirectory;
  places: Places;
  snapshots: Snapshots;
}

/** {@link Panels} from memory, in bodies that callers of equal rights share. */
export class DefaultPanels implements Panels {
  readonly #options: PanelsOptions;
  readonly #process = randomUUID().slice(0, 8);
  readonly #bodies = new RecentMap<string, TaggedBody & { stamp: string }>(
    MAX_BODIES,
  );

  constructor(options: PanelsOptions) {
    this.#options = options;
  }

  async ofEntity(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<TaggedBody> {
    const { access, services, entities, places } = this.#options;
    const scope = await access.of(credentials, () => [entityRef]);
    const service = services.findByEntity(entityRef);
    if (service) {
      return this.#answer(
        entityRef,
        scope,
        places.ofService(service),
        instances => ({
          entityRef,
          name: service.name,
          serviceId: service.id,
          projectRef: service.projectRef,
          ownerRef: entities.ownerOf(service.projectRef) ?? service.ownerRef,
          instances,
        }),
      );
    }
    const entity = scope.mayReadEntity(entityRef)
      ? await entities.find(entityRef)
      : undefined;
    if (!entity) {
      throw new NotFoundError(
        `Nothing is known to run behind ${entityRef}; annotate it with backstage.io/kubernetes-id or backstage.io/kubernetes-label-selector`,
      );
    }
    return this.#answer(
      entityRef,
      scope,
      places.ofEntity(entity),
      instances => ({
        entityRef,
        name: entity.name,
        ...(entity.projectRef !== undefined && {
          projectRef: entity.projectRef,
        }),
        ...(entity.ownerRef !== undefined && { ownerRef: entity.ownerRef }),
        selector: entity.selector,
        instances,
      }),
    );
  }

  async ofInstance(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<TaggedBody> {
    const { access, places } = this.#options;
    const place = await places.find(id);
    const scope = await access.of(credentials, () =>
      place ? [place.entityRef] : [],
    );
    if (!place || !mayKnow(scope, place)) {
      throw new NotFoundError(`There is no instance ${id}`);
    }
    return this.#answer(id, scope, [place], ([instance]) => instance!);
  }

  #answer(
    key: string,
    scope: AccessScope,
    all: Place[],
    toAnswer: (instances: InstanceView[]) => Panel | InstanceView,
  ): TaggedBody {
    const { snapshots } = this.#options;
    const known = all.filter(place => mayKnow(scope, place));
    // An instance that one may not know of must not show in the mark either.
    const shown = known.map(place => snapshots.of(place));
    const stamp = JSON.stringify([toAnswer([]), shown.map(stampOf)]);
    const bodyKey = `${scope.key} ${key}`;
    const remembered = this.#bodies.get(bodyKey);
    if (remembered?.stamp === stamp) {
      return remembered;
    }
    const body = JSON.stringify(
      toAnswer(shown.map(snapshot => redact(snapshot, scope))),
    );
    const hash = createHash('sha256').update(body).digest('base64url');
    const etag = `"${this.#process}.${hash.slice(0, 22)}"`;
    this.#bodies.set(bodyKey, { stamp, etag, body });
    return { etag, body };
  }
}

function stampOf({ place, version }: Snapshot): string {
  return `${place.id}:${version}:${place.resource.ownerRef}:${place.managed?.service.version}`;
}
