import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { say, type Environment } from '@mooring/common';
import {
  paasInstanceConfigurationReadPermission,
  paasInstanceListPermission,
  paasInstanceReadPermission,
  type Configuration,
  type ImageList,
  type ReleaseDiff,
  type ReleaseList,
} from '@mooring/backstage-plugin-paas-common';
import type { InstanceResource } from '@mooring/backstage-plugin-paas-node';
import { callerOf } from '../access/callerOf';
import { instanceResource } from '../access/instanceResource';
import type { Access, AccessScope } from '../access/types';
import type { AuditEntry } from '../audit/appendAudit';
import type { AuditLog } from '../audit/types';
import type { EntityDirectory } from '../directory/types';
import type { DefaultReleaseViews } from './DefaultReleaseViews';
import type { InstancePlace, ReleaseViews, ViewedInstance } from './types';

/**
 * Who may see releases. Whoever may not see the inside of an instance learns
 * nothing of it, nor of what runs in its other environments; what releases are
 * made of is configuration, whose refusal is recorded.
 */
export class AuthorizedReleaseViews implements ReleaseViews {
  constructor(
    private readonly views: DefaultReleaseViews,
    private readonly options: {
      access: Access;
      entities: Pick<EntityDirectory, 'ownerOf'>;
      environments: ReadonlyMap<string, Environment>;
      audit: AuditLog;
    },
  ) {}

  async releases(
    place: InstancePlace,
    credentials: BackstageCredentials,
  ): Promise<ReleaseList> {
    const { instance, sees } = await this.inside(place, credentials);
    const list = await this.views.releases(instance);
    return {
      ...list,
      comparison: list.comparison.filter(({ environment }) =>
        sees(environment),
      ),
    };
  }

  async diff(
    place: InstancePlace,
    ends: { from: number; to: number },
    credentials: BackstageCredentials,
  ): Promise<ReleaseDiff> {
    const instance = await this.configured(place, credentials);
    const diff = await this.views.diff(instance, ends);
    // It holds the objects of both as YAML.
    await this.record(instance, credentials, {
      action: 'release.yaml.read',
      detail: ends,
    });
    return diff;
  }

  async configuration(
    place: InstancePlace,
    credentials: BackstageCredentials,
  ): Promise<Configuration> {
    return this.views.configuration(await this.configured(place, credentials));
  }

  async images(
    place: InstancePlace,
    credentials: BackstageCredentials,
  ): Promise<ImageList> {
    const { instance, sees } = await this.inside(place, credentials);
    const list = await this.views.images(instance);
    return {
      ...list,
      tags: list.tags.map(({ tag, liveIn }) => ({
        tag,
        liveIn: liveIn.filter(sees),
      })),
    };
  }

  private async inside(
    place: InstancePlace,
    credentials: BackstageCredentials,
  ): Promise<{
    instance: ViewedInstance;
    scope: AccessScope;
    sees: (environment: string) => boolean;
  }> {
    const instance = await this.views.find(place);
    const scope = await this.options.access.of(credentials, () => []);
    const sees = (environment: string) =>
      instance !== undefined &&
      [paasInstanceListPermission, paasInstanceReadPermission].every(
        permission =>
          scope.may(permission, this.resourceOf({ ...instance, environment })),
      );
    if (!instance || !sees(instance.environment)) {
      throw new NotFoundError(
        `There is no service ${place.serviceId} in '${place.environment}'`,
      );
    }
    return { instance, scope, sees };
  }

  private async configured(
    place: InstancePlace,
    credentials: BackstageCredentials,
  ): Promise<ViewedInstance> {
    const { instance, scope } = await this.inside(place, credentials);
    const resource = this.resourceOf(instance);
    const permission = paasInstanceConfigurationReadPermission;
    if (!scope.may(permission, resource)) {
      await this.record(instance, credentials, {
        action: 'instance.refused',
        outcome: 'refused',
        detail: { permission: permission.name },
      });
      throw new NotAllowedError(
        say('may.owned', {
          permission: permission.name,
          instance: resource.ref,
        }),
      );
    }
    return instance;
  }

  private async record(
    instance: ViewedInstance,
    credentials: BackstageCredentials,
    entry: Pick<AuditEntry, 'action' | 'outcome' | 'detail'>,
  ): Promise<void> {
    const { ref: actor, via } = callerOf(credentials);
    await this.options.audit.record({
      actor,
      ...(via !== undefined && { via }),
      ...entry,
      projectRef: instance.projectRef,
      target: this.resourceOf(instance).ref,
    });
  }

  private resourceOf(instance: ViewedInstance): InstanceResource {
    return instanceResource(instance, this.options);
  }
}
