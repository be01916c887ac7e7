import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { InputError, NotAllowedError } from '@backstage/errors';
import { say } from '@mooring/common';
import {
  paasInstanceTakeOverPermission,
  type Decide,
} from '@mooring/backstage-plugin-paas-common';
import type { Freezes } from '../policies/types';
import { PERMISSION_OF } from './changeRights';
import { mayDecide, mayReview } from './gateRights';
import type { InstanceRights } from './InstanceRights';
import { instancesOf } from './instancesOf';
import type { Decisions, Operations, Requester } from './types';
import type { Voters } from './Voters';

/** Who may decide what about operations under way. */
export class AuthorizedDecisions {
  constructor(
    private readonly decisions: Decisions,
    private readonly options: {
      operations: Operations;
      rights: InstanceRights;
      voters: Voters;
      freezes: Freezes;
    },
  ) {}

  async continue(
    id: string,
    requester: Requester,
    credentials: BackstageCredentials,
  ): Promise<void> {
    await this.authorize('continue', id, requester, credentials);
    await this.decisions.continue(id, requester);
  }

  async undo(
    id: string,
    requester: Requester,
    credentials: BackstageCredentials,
  ): Promise<void> {
    await this.authorize('undo', id, requester, credentials);
    await this.decisions.undo(id, requester);
  }

  async cancel(
    id: string,
    requester: Requester,
    credentials: BackstageCredentials,
  ): Promise<void> {
    await this.authorize('cancel', id, requester, credentials);
    await this.decisions.cancel(id, requester);
  }

  /** Demands a permission of its own beside that to change the instance. */
  async takeOver(
    id: string,
    requester: Requester,
    credentials: BackstageCredentials,
  ): Promise<void> {
    await this.authorize('take-over', id, requester, credentials);
    await this.decisions.takeOver(id, requester);
  }

  /** At a gate its group decides, whoever owns the instances. */
  async decide(
    id: string,
    decide: Decide,
    requester: Requester,
    credentials: BackstageCredentials,
  ): Promise<void> {
    const { operations, rights, voters } = this.options;
    const operation = await operations.get(id);
    const step = operation.stepList.find(({ seq }) => seq === decide.seq);
    const gate = step?.gate;
    if (!gate) {
      throw new InputError(
        `seq: step ${decide.seq} is not one at which people decide`,
      );
    }
    const { onBehalfOf } = decide;
    await rights.recorded(
      requester,
      `operation.${decide.verdict}`,
      async () => `operation:${id}`,
      async () => {
        rights.refuseIfOff();
        const voter = await voters.voter(credentials);
        const person =
          onBehalfOf === undefined
            ? voter
            : voter?.away.find(({ user }) => user === onBehalfOf);
        if (onBehalfOf !== undefined && !person) {
          throw new NotAllowedError(
            `onBehalfOf: ${say('may.delegate', { person: onBehalfOf })}`,
          );
        }
        if (!gate.requesterMay && requester.user === operation.initiator) {
          throw new NotAllowedError(say('may.decideOwn'));
        }
        if (!person || !mayDecide(gate, operation.initiator, person)) {
          throw new NotAllowedError(say('may.decide', { group: gate.group }));
        }
      },
    );
    await this.decisions.decide(id, decide, requester);
  }

  /** Those whom every freeze in force names for that. */
  async overrideFreeze(
    id: string,
    reason: string,
    requester: Requester,
    credentials: BackstageCredentials,
  ): Promise<void> {
    const { operations, rights, voters, freezes } = this.options;
    const { environments } = await operations.get(id);
    await rights.recorded(
      requester,
      'operation.override-freeze',
      async () => `operation:${id}`,
      async () => {
        rights.refuseIfOff();
        const voter = await voters.voter(credentials);
        const found = await freezes.covering(environments, new Date());
        const group = found.find(
          ({ overrideGroup }) => !voter?.claims.includes(overrideGroup),
        )?.overrideGroup;
        if (group !== undefined) {
          throw new NotAllowedError(say('may.override', { group }));
        }
      },
    );
    await this.decisions.overrideFreeze(id, reason, requester);
  }

  async review(
    id: string,
    note: string | undefined,
    requester: Requester,
    credentials: BackstageCredentials,
  ): Promise<void> {
    const { operations, rights, voters } = this.options;
    const operation = await operations.get(id);
    await rights.recorded(
      requester,
      'operation.review',
      async () => `operation:${id}`,
      async () => {
        if (
          operation.emergency &&
          !mayReview(operation, await voters.voter(credentials))
        ) {
          throw new NotAllowedError(
            say('may.review', {
              names: operation.emergency.groups.join(', '),
            }),
          );
        }
      },
    );
    await this.decisions.review(id, note, requester);
  }

  private async authorize(
    decision: string,
    id: string,
    requester: Requester,
    credentials: BackstageCredentials,
  ): Promise<void> {
    const { operations, rights } = this.options;
    const operation = await operations.get(id);
    const permissions = [
      PERMISSION_OF[operation.kind],
      ...(decision === 'take-over' ? [paasInstanceTakeOverPermission] : []),
    ];
    await rights.recorded(
      requester,
      `operation.${decision}`,
      async () => `operation:${id}`,
      async () => {
        rights.refuseIfOff();
        for (const permission of permissions) {
          await rights.demand(permission, instancesOf(operation), credentials);
        }
      },
    );
  }
}
