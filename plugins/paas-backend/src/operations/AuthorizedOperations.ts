import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import {
  AuthorizeResult,
  type ResourcePermission,
} from '@backstage/plugin-permission-common';
import { formatInstanceRef } from '@mooring/common';
import {
  paasInstanceCreatePermission,
  paasInstanceDeletePermission,
  paasInstanceDeployPermission,
  paasInstanceLogsReadPermission,
  paasInstanceNamesPermission,
  paasInstanceReadPermission,
  paasInstanceRestartPermission,
  paasInstanceRollbackPermission,
  paasInstanceScalePermission,
  paasInstanceTakeOverPermission,
  type Accept,
  type Change,
  type ChangeKind,
  type Operation,
  type OperationDetail,
  type OperationPage,
  type PlanPreview,
} from '@mooring/backstage-plugin-paas-common';
import type { AuditLog } from '../audit/types';
import type { ServiceStore } from '../services/types';
import type { Operations, Requester } from './types';

/** What each kind of change demands. */
export const PERMISSION_OF: Record<ChangeKind, ResourcePermission> = {
  create: paasInstanceCreatePermission,
  deploy: paasInstanceDeployPermission,
  scale: paasInstanceScalePermission,
  autoscale: paasInstanceScalePermission,
  names: paasInstanceNamesPermission,
  restart: paasInstanceRestartPermission,
  stop: paasInstanceRestartPermission,
  start: paasInstanceRestartPermission,
  rollback: paasInstanceRollbackPermission,
  resume: paasInstanceRollbackPermission,
  delete: paasInstanceDeletePermission,
};

/**
 * Who may do what with operations. That an operation exists, its target, state
 * and holder are for everybody signed in; what its steps change and say is for
 * those who may see the inside of the instance.
 */
export class AuthorizedOperations {
  constructor(
    private readonly operations: Operations,
    private readonly options: {
      permissions: PermissionsService;
      services: ServiceStore;
      audit: AuditLog;
      /** Why changes are refused altogether; undefined: they are not. */
      refuseChanges: string | undefined;
    },
  ) {}

  async preview(
    change: Change,
    credentials: BackstageCredentials,
  ): Promise<PlanPreview> {
    await this.authorizeChange(change, credentials);
    return this.operations.preview(change);
  }

  async accept(
    accept: Accept,
    requester: Requester,
    credentials: BackstageCredentials,
  ): Promise<OperationDetail> {
    await this.recorded(
      requester,
      `operation.${accept.change.kind}`,
      () => this.targetOfChange(accept.change),
      () => this.authorizeChange(accept.change, credentials),
    );
    return this.operations.accept(accept, requester);
  }

  async get(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<OperationDetail> {
    const operation = await this.operations.get(id);
    const instances = instancesOf(operation);
    const readable = new Set(
      await this.allowed(paasInstanceReadPermission, instances, credentials),
    );
    const changeable = await this.allowed(
      PERMISSION_OF[operation.kind],
      instances,
      credentials,
    );
    const mayTakeOver = operation.canTakeOver
      ? await this.allowed(
          paasInstanceTakeOverPermission,
          instances,
          credentials,
        )
      : [];
    const mayReadLogs =
      operation.evidence.length > 0
        ? await this.allowed(
            paasInstanceLogsReadPermission,
            instances,
            credentials,
          )
        : [];
    const mayDecide = changeable.length === instances.length;
    const mayReadAll = readable.size === instances.length;
    const { failure, note, holder, ...rest } = operation;
    return {
      ...rest,
      ...(holder && {
        holder: mayReadAll ? holder : { ...holder, reason: '' },
      }),
      ...(mayReadAll && failure !== undefined && { failure }),
      ...(mayReadAll && note !== undefined && { note }),
      canContinue: operation.canContinue && mayDecide,
      canUndo: operation.canUndo && mayDecide,
      canCancel: operation.canCancel && mayDecide,
      canTakeOver:
        operation.canTakeOver && mayTakeOver.length === instances.length,
      conflicts: mayReadAll ? operation.conflicts : [],
      evidence: mayReadAll
        ? operation.evidence.map(({ logs, ...found }) => ({
            ...found,
            ...(mayReadLogs.length === instances.length && { logs }),
          }))
        : [],
      stepList: operation.stepList.map(step => {
        if (readable.has(step.instance)) {
          return step;
        }
        const { preview, log, summary, error, ...outside } = step;
        return outside;
      }),
    };
  }

  async list(
    query: Parameters<Operations['list']>[0],
    credentials: BackstageCredentials,
  ): Promise<OperationPage> {
    const page = await this.operations.list(query);
    const readable = new Set(
      await this.allowed(
        paasInstanceReadPermission,
        page.items.filter(({ holder }) => holder).flatMap(instancesOf),
        credentials,
      ),
    );
    return {
      ...page,
      items: page.items.map(({ failure, note, holder, ...item }) => ({
        ...item,
        ...(holder && {
          holder: instancesOf(item).every(ref => readable.has(ref))
            ? holder
            : { ...holder, reason: '' },
        }),
      })),
    };
  }

  async continue(
    id: string,
    requester: Requester,
    credentials: BackstageCredentials,
  ): Promise<void> {
    await this.authorizeDecision('continue', id, requester, credentials);
    await this.operations.continue(id, requester);
  }

  async undo(
    id: string,
    requester: Requester,
    credentials: BackstageCredentials,
  ): Promise<void> {
    await this.authorizeDecision('undo', id, requester, credentials);
    await this.operations.undo(id, requester);
  }

  async cancel(
    id: string,
    requester: Requester,
    credentials: BackstageCredentials,
  ): Promise<void> {
    await this.authorizeDecision('cancel', id, requester, credentials);
    await this.operations.cancel(id, requester);
  }

  /** Demands a permission of its own beside that to change the instance. */
  async takeOver(
    id: string,
    requester: Requester,
    credentials: BackstageCredentials,
  ): Promise<void> {
    await this.authorizeDecision('take-over', id, requester, credentials);
    await this.operations.takeOver(id, requester);
  }

  private async authorizeDecision(
    decision: string,
    id: string,
    requester: Requester,
    credentials: BackstageCredentials,
  ): Promise<void> {
    const operation = await this.operations.get(id);
    const instances = instancesOf(operation);
    const permissions = [
      PERMISSION_OF[operation.kind],
      ...(decision === 'take-over' ? [paasInstanceTakeOverPermission] : []),
    ];
    await this.recorded(
      requester,
      `operation.${decision}`,
      async () => `operation:${id}`,
      async () => {
        this.refuseIfOff();
        for (const permission of permissions) {
          await this.demand(permission, instances, credentials);
        }
      },
    );
  }

  /** What is refused is recorded, too. */
  private async recorded(
    { user, via }: Requester,
    action: string,
    target: () => Promise<string>,
    authorize: () => Promise<void>,
  ): Promise<void> {
    try {
      await authorize();
    } catch (error) {
      if (error instanceof NotAllowedError) {
        await this.options.audit.record({
          actor: user,
          ...(via !== undefined && { via }),
          action,
          outcome: 'refused',
          target: await target(),
          detail: { reason: error.message },
        });
      }
      throw error;
    }
  }

  private async targetOfChange(change: Change): Promise<string> {
    return (await this.instancesOfChange(change)).join(', ');
  }

  private async authorizeChange(
    change: Change,
    credentials: BackstageCredentials,
  ): Promise<void> {
    this.refuseIfOff();
    await this.demand(
      PERMISSION_OF[change.kind],
      await this.instancesOfChange(change),
      credentials,
    );
  }

  private async instancesOfChange(change: Change): Promise<string[]> {
    if (change.kind === 'create') {
      const { projectRef, service, environments } = change;
      return environments.map(environment =>
        formatInstanceRef({ projectRef, service, environment }),
      );
    }
    const service = await this.options.services.get(change.serviceId);
    if (!service) {
      throw new NotFoundError(
        `serviceId: there is no service ${change.serviceId}`,
      );
    }
    const environments =
      change.kind === 'delete' ? change.environments : [change.environment];
    return environments.map(environment =>
      formatInstanceRef({
        projectRef: service.projectRef,
        service: service.name,
        environment,
      }),
    );
  }

  private async demand(
    permission: ResourcePermission,
    instances: string[],
    credentials: BackstageCredentials,
  ): Promise<void> {
    const allowed = await this.allowed(permission, instances, credentials);
    const refused = instances.filter(ref => !allowed.includes(ref));
    if (refused.length > 0) {
      throw new NotAllowedError(
        `${permission.name} is not allowed on ${refused.join(
          ', ',
        )}; ask the project's owners`,
      );
    }
  }

  private async allowed(
    permission: ResourcePermission,
    instances: string[],
    credentials: BackstageCredentials,
  ): Promise<string[]> {
    if (instances.length === 0) {
      return [];
    }
    const decisions = await this.options.permissions.authorize(
      instances.map(resourceRef => ({ permission, resourceRef })),
      { credentials },
    );
    return instances.filter(
      (_, index) => decisions[index]?.result === AuthorizeResult.ALLOW,
    );
  }

  private refuseIfOff(): void {
    if (this.options.refuseChanges !== undefined) {
      throw new NotAllowedError(this.options.refuseChanges);
    }
  }
}

function instancesOf(
  operation: Pick<Operation, 'projectRef' | 'service' | 'environments'>,
): string[] {
  const { projectRef, service, environments } = operation;
  return environments.map(environment =>
    formatInstanceRef({ projectRef, service, environment }),
  );
}
