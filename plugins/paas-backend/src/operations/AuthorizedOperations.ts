import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  paasInstanceEmergencyPermission,
  paasInstanceLogsReadPermission,
  paasInstanceReadPermission,
  paasInstanceTakeOverPermission,
  type Accept,
  type Change,
  type OperationDetail,
  type OperationPage,
  type PlanPreview,
} from '@mooring/backstage-plugin-paas-common';
import { callerOf } from '../access/callerOf';
import type { ServiceStore } from '../services/types';
import { changeRights, PERMISSION_OF } from './changeRights';
import { decidableBy, mayReview } from './gateRights';
import type { InstanceRights } from './InstanceRights';
import { instancesOf } from './instancesOf';
import type { Operations, Requester } from './types';
import type { Voters } from './Voters';

/**
 * Who may do what with operations. That an operation exists, its target, state
 * and holder are for everybody signed in; what its steps change and say is for
 * those who may see the inside of the instance.
 */
export class AuthorizedOperations {
  constructor(
    private readonly operations: Operations,
    private readonly options: {
      rights: InstanceRights;
      services: ServiceStore;
      voters: Voters;
    },
  ) {}

  async preview(
    change: Change,
    isEmergency: boolean,
    credentials: BackstageCredentials,
  ): Promise<PlanPreview> {
    await this.authorizeChange(change, isEmergency, credentials);
    return this.operations.preview(change, isEmergency);
  }

  async accept(
    accept: Accept,
    requester: Requester,
    credentials: BackstageCredentials,
  ): Promise<OperationDetail> {
    const { rights, services, voters } = this.options;
    const { change, emergency } = accept;
    await rights.recorded(
      requester,
      `operation.${change.kind}`,
      async () => (await changeRights(services, change)).instances.join(', '),
      () => this.authorizeChange(change, emergency !== undefined, credentials),
    );
    const voter = await voters.voter(credentials);
    return this.operations.accept(accept, requester, group =>
      Boolean(voter?.claims.includes(group)),
    );
  }

  async get(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<OperationDetail> {
    const { rights, voters } = this.options;
    const operation = await this.operations.get(id);
    const instances = instancesOf(operation);
    const readable = new Set(
      await rights.allowed(paasInstanceReadPermission, instances, credentials),
    );
    const changeable = await rights.allowed(
      PERMISSION_OF[operation.kind],
      instances,
      credentials,
    );
    const mayTakeOver = operation.canTakeOver
      ? await rights.allowed(
          paasInstanceTakeOverPermission,
          instances,
          credentials,
        )
      : [];
    const mayReadLogs =
      operation.evidence.length > 0
        ? await rights.allowed(
            paasInstanceLogsReadPermission,
            instances,
            credentials,
          )
        : [];
    const mayDecide = changeable.length === instances.length;
    const mayReadAll = readable.size === instances.length;
    const {
      failure,
      note,
      holder,
      difference,
      decidable: _,
      ...rest
    } = operation;
    const voter =
      operation.state === 'waiting' || operation.canReview
        ? await voters.voter(credentials)
        : undefined;
    const decidable = decidableBy(operation, voter);
    const { ref } = callerOf(credentials);
    // Those who have to decide see what they decide about, and what others said;
    // those who have decided go on seeing that.
    const maySeeSaid =
      mayReadAll ||
      decidable !== undefined ||
      operation.decisions.some(({ actor }) => actor === ref);
    return {
      ...rest,
      ...(holder && {
        holder: mayReadAll ? holder : { ...holder, reason: '' },
      }),
      ...(mayReadAll && failure !== undefined && { failure }),
      ...(mayReadAll && note !== undefined && { note }),
      ...(decidable && { decidable }),
      ...(maySeeSaid && difference && { difference }),
      canReview: operation.canReview && mayReview(operation, voter),
      canContinue: operation.canContinue && mayDecide,
      canUndo: operation.canUndo && mayDecide,
      canCancel: operation.canCancel && mayDecide,
      canTakeOver:
        operation.canTakeOver && mayTakeOver.length === instances.length,
      conflicts: mayReadAll ? operation.conflicts : [],
      decisions: operation.decisions.map(
        ({ note: said, evidenceUrl, ...decision }) => ({
          ...decision,
          ...(maySeeSaid && said !== undefined && { note: said }),
          ...(maySeeSaid && evidenceUrl !== undefined && { evidenceUrl }),
        }),
      ),
      evidence: mayReadAll
        ? operation.evidence.map(({ logs, ...found }) => ({
            ...found,
            ...(mayReadLogs.length === instances.length && { logs }),
          }))
        : [],
      stepList: operation.stepList.map(step => {
        if (readable.has(step.instance) || decidable) {
          return step;
        }
        const { preview, log, summary, error, gate, ...outside } = step;
        return {
          ...outside,
          ...(gate && { gate: { ...gate, instructions: '' } }),
        };
      }),
    };
  }

  async list(
    query: Parameters<Operations['list']>[0],
    credentials: BackstageCredentials,
  ): Promise<OperationPage> {
    const page = await this.operations.list(query);
    const readable = new Set(
      await this.options.rights.allowed(
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

  private async authorizeChange(
    change: Change,
    isEmergency: boolean,
    credentials: BackstageCredentials,
  ): Promise<void> {
    const { rights, services } = this.options;
    rights.refuseIfOff();
    const { kind, instances } = await changeRights(services, change);
    await rights.demand(PERMISSION_OF[kind], instances, credentials);
    if (isEmergency) {
      await rights.demand(
        paasInstanceEmergencyPermission,
        instances,
        credentials,
      );
    }
  }
}
