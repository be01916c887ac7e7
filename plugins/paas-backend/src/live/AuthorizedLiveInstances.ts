import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotAllowedError, NotFoundError, toError } from '@backstage/errors';
import type { ResourcePermission } from '@backstage/plugin-permission-common';
import { say } from '@mooring/common';
import {
  paasInstanceConfigurationReadPermission,
  paasInstanceLogsReadPermission,
  paasInstancePodDeletePermission,
  paasInstanceReadPermission,
  paasInstanceYamlReadPermission,
  type Healing,
  type LogEntry,
  type LogQuery,
  type ObjectYaml,
  type RESOURCE_TYPE_PAAS_INSTANCE,
  type Timeline,
  type Usage,
} from '@mooring/backstage-plugin-paas-common';
import type { AuditLog } from '../audit/types';
import type { DefaultLiveInstances } from './DefaultLiveInstances';
import { LogSessions } from './LogSessions';
import type {
  AccessibleInstance,
  InstanceAccess,
  LiveInstances,
  ObjectName,
} from './types';

type InstancePermission = ResourcePermission<
  typeof RESOURCE_TYPE_PAAS_INSTANCE
>;

/**
 * Who may see what an instance does, and who did. Whoever may not see its inside
 * learns nothing, not even that it is there; logs, YAML and the deletion of pods are
 * recorded before they happen, refusals too.
 */
export class AuthorizedLiveInstances implements LiveInstances {
  readonly #sessions = new LogSessions();

  constructor(
    private readonly live: DefaultLiveInstances,
    private readonly options: {
      access: InstanceAccess;
      audit: AuditLog;
      /** Why changes are refused altogether; undefined: they are not. */
      refuseChanges: string | undefined;
    },
  ) {}

  async usage(id: string, credentials: BackstageCredentials): Promise<Usage> {
    return this.live.usage(await this.inside(id, credentials));
  }

  async timeline(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<Timeline> {
    return this.live.timeline(await this.inside(id, credentials));
  }

  async healings(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<Healing[]> {
    return this.live.healings(await this.inside(id, credentials));
  }

  async yaml(
    id: string,
    wanted: ObjectName,
    credentials: BackstageCredentials,
  ): Promise<ObjectYaml> {
    const instance = await this.inside(id, credentials);
    const { kind, name } = wanted;
    await this.demand(
      instance,
      kind === 'ConfigMap'
        ? [
            paasInstanceYamlReadPermission,
            paasInstanceConfigurationReadPermission,
          ]
        : [paasInstanceYamlReadPermission],
      { kind, name },
    );
    const object = this.live.find(instance, wanted);
    await this.record(instance, 'instance.yaml.read', { kind, name });
    return this.live.yaml(instance, object);
  }

  async logs(
    id: string,
    query: LogQuery,
    credentials: BackstageCredentials,
    signal: AbortSignal,
  ): Promise<AsyncIterable<LogEntry[]>> {
    const instance = await this.inside(id, credentials);
    const detail = { ...query };
    await this.demand(instance, [paasInstanceLogsReadPermission], detail);
    const session = this.#sessions.begin(instance.user.ref, {
      signal,
      expiresAt: credentials.expiresAt,
    });
    try {
      await this.record(instance, 'instance.logs.read', detail);
      const lines = await this.live.logs(instance, query, session.signal);
      return session.during(lines);
    } catch (error) {
      session.end();
      throw error;
    }
  }

  async deletePod(
    id: string,
    pod: string,
    credentials: BackstageCredentials,
  ): Promise<void> {
    const { access, refuseChanges } = this.options;
    if (refuseChanges !== undefined) {
      throw new NotAllowedError(refuseChanges);
    }
    const instance = await access.find(id, credentials);
    const detail = { pod };
    await this.demand(
      instance,
      [paasInstanceReadPermission, paasInstancePodDeletePermission],
      detail,
    );
    await this.record(instance, 'instance.pod.delete', detail);
    try {
      await this.live.deletePod(instance, pod);
    } catch (error) {
      const why = toError(error).message;
      await this.record(instance, 'instance.pod.not-deleted', {
        ...detail,
        why,
      });
      throw error;
    }
  }

  private async inside(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<AccessibleInstance> {
    const instance = await this.options.access.find(id, credentials);
    if (!instance.may(paasInstanceReadPermission)) {
      throw new NotFoundError(`There is no instance ${id}`);
    }
    return instance;
  }

  private async demand(
    instance: AccessibleInstance,
    permissions: InstancePermission[],
    detail: Record<string, unknown>,
  ): Promise<void> {
    const missing = permissions.find(permission => !instance.may(permission));
    if (missing) {
      await this.record(
        instance,
        'instance.refused',
        { ...detail, permission: missing.name },
        'refused',
      );
      throw new NotAllowedError(
        say('may.owned', {
          permission: missing.name,
          instance: instance.ref,
        }),
      );
    }
  }

  private async record(
    { ref, projectRef, user }: AccessibleInstance,
    action: string,
    detail: Record<string, unknown>,
    outcome?: 'refused',
  ): Promise<void> {
    await this.options.audit.record({
      actor: user.ref,
      ...(user.via !== undefined && { via: user.via }),
      action,
      ...(outcome && { outcome }),
      ...(projectRef !== undefined && { projectRef }),
      target: ref,
      detail,
    });
  }
}
