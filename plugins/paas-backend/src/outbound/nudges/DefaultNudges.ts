import { ConflictError, NotFoundError } from '@backstage/errors';
import { say } from '@mooring/common';
import type { NudgeState } from '@mooring/backstage-plugin-paas-common';
import type { Knex } from 'knex';
import { appendAudit } from '../../audit/appendAudit';
import type { OperationRow } from '../../operations/journal/rows';
import type { Requester } from '../../operations/types';
import type { OutboundQueue } from '../types';
import type { Nudges } from './types';

const MINUTE = 60_000;
/** Whoever is asked more often stops to look. */
const PAUSE_MS = 15 * MINUTE;

interface NudgeRow {
  operation_id: string;
  at: Date;
  by: string;
}

type Held = Pick<OperationRow, 'holder' | 'ended_at' | 'initiator'>;

/** {@link Nudges} in PostgreSQL, recorded and sent in one transaction. */
export class DefaultNudges implements Nudges {
  constructor(
    private readonly options: {
      knex: Knex;
      queue: OutboundQueue;
      /** Groups that look after clusters, DNS servers and the like. */
      operators: readonly string[];
    },
  ) {}

  async get(operationId: string): Promise<NudgeState> {
    const { knex } = this.options;
    return this.#state(knex, operationId, await find(knex, operationId));
  }

  async nudge(operationId: string, requester: Requester): Promise<NudgeState> {
    const { knex, queue } = this.options;
    return knex.transaction(async trx => {
      const operation = await find(trx, operationId);
      const recipients = await this.#recipients(trx, operation);
      if (recipients.length === 0) {
        throw new ConflictError(say('nudge.nobody'));
      }
      if (!(await note(trx, operationId, requester.user))) {
        const { last, possibleAt } = await this.#state(
          trx,
          operationId,
          operation,
        );
        throw new ConflictError(
          say('nudge.early', {
            person: last?.by ?? '',
            time: last?.at ?? '',
            until: possibleAt ?? '',
          }),
        );
      }
      await appendAudit(trx, {
        actor: requester.user,
        ...(requester.via !== undefined && { via: requester.via }),
        action: 'operation.nudged',
        target: `operation:${operationId}`,
        detail: { recipients },
      });
      const { user: by } = requester;
      await queue.nudge(trx, { operationId, by, recipients });
      return this.#state(trx, operationId, operation);
    });
  }

  async #state(
    knex: Knex,
    operationId: string,
    operation: Held,
  ): Promise<NudgeState> {
    const last = await knex<NudgeRow>('operation_nudges')
      .where({ operation_id: operationId })
      .first();
    const possibleAt = last && last.at.getTime() + PAUSE_MS;
    return {
      recipients: await this.#recipients(knex, operation),
      ...(last && { last: { by: last.by, at: last.at.toISOString() } }),
      ...(possibleAt !== undefined &&
        possibleAt > Date.now() && {
          possibleAt: new Date(possibleAt).toISOString(),
        }),
    };
  }

  async #recipients(
    knex: Knex,
    { holder, ended_at: endedAt }: Held,
  ): Promise<string[]> {
    if (!holder || endedAt) {
      return [];
    }
    switch (holder.kind) {
      case 'person':
        return [holder.name];
      case 'system':
        return [...this.options.operators];
      default: {
        // It waits for what somebody else has started.
        const other = await knex<OperationRow>('operations')
          .where({ id: holder.name })
          .first('initiator');
        return other?.initiator.startsWith('user:') ? [other.initiator] : [];
      }
    }
  }
}

async function find(knex: Knex, operationId: string): Promise<Held> {
  const operation = await knex<OperationRow>('operations')
    .where({ id: operationId })
    .first('holder', 'ended_at', 'initiator');
  if (!operation) {
    throw new NotFoundError(`There is no operation ${operationId}`);
  }
  return operation;
}

/** @returns whether the pause is over; of two at once one gets through */
async function note(
  trx: Knex.Transaction,
  operationId: string,
  by: string,
): Promise<boolean> {
  const { rows } = await trx.raw(
    `INSERT INTO operation_nudges (operation_id, at, by)
     VALUES (?, clock_timestamp(), ?)
     ON CONFLICT (operation_id) DO UPDATE
       SET at = excluded.at, by = excluded.by
       WHERE operation_nudges.at <= excluded.at - ? * interval '1 millisecond'
     RETURNING operation_id`,
    [operationId, by, PAUSE_MS],
  );
  return rows.length > 0;
}
