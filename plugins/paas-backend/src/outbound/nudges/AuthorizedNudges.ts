import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { NudgeState } from '@mooring/backstage-plugin-paas-common';
import type { AuthorizedOperations } from '../../operations/AuthorizedOperations';
import type { Requester } from '../../operations/types';
import type { Nudges } from './types';

/** Whoever may see an operation may ask its holder to look at it. */
export class AuthorizedNudges {
  constructor(
    private readonly nudges: Nudges,
    private readonly operations: Pick<AuthorizedOperations, 'get'>,
  ) {}

  async get(
    operationId: string,
    credentials: BackstageCredentials,
  ): Promise<NudgeState> {
    await this.operations.get(operationId, credentials);
    return this.nudges.get(operationId);
  }

  async nudge(
    operationId: string,
    requester: Requester,
    credentials: BackstageCredentials,
  ): Promise<NudgeState> {
    await this.operations.get(operationId, credentials);
    return this.nudges.nudge(operationId, requester);
  }
}
