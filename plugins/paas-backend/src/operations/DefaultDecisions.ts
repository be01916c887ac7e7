import { ConflictError } from '@backstage/errors';
import { isDatabaseConflictError } from '@backstage/backend-plugin-api';
import { say } from '@mooring/common';
import type {
  Decide,
  OperationDetail,
} from '@mooring/backstage-plugin-paas-common';
import type { Knex } from 'knex';
import { appendAudit } from '../audit/appendAudit';
import { judgeGate } from '../domain/judgeGate';
import { standsAt } from './gateRights';
import type { JobQueue } from './JobQueue';
import { countedDecisions } from './journal/countedDecisions';
import { requestCancel } from './journal/requestCancel';
import { resumeOperation } from './journal/resumeOperation';
import { operationQuery, toDetails } from './operationViews';
import type { Decisions, Operations, Requester } from './types';

interface Action {
  /** As the audit row has it. */
  action: string;
  /** Why it cannot be done; undefined: it can. Asked with the operation's row locked. */
  refusal: (operation: OperationDetail) => string | undefined;
  /** What the audit row says besides. */
  detail?: (operation: OperationDetail) => Record<string, unknown>;
  act: (trx: Knex.Transaction, operation: OperationDetail) => Promise<void>;
}

/** See {@link Decisions}. */
export class DefaultDecisions implements Decisions {
  constructor(
    private readonly options: {
      knex: Knex;
      jobs: JobQueue;
      operations: Operations;
    },
  ) {}

  async continue(id: string, requester: Requester): Promise<void> {
    await this.carryOut(id, requester, {
      action: 'operation.continued',
      refusal: ({ canContinue }) =>
        canContinue ? undefined : say('decision.notHeld'),
      act: trx => this.resume(trx, id, { held_count: 0, state: 'running' }),
    });
  }

  async undo(id: string, requester: Requester): Promise<void> {
    await this.carryOut(id, requester, {
      action: 'operation.undo-requested',
      refusal: ({ canUndo }) => (canUndo ? undefined : say('decision.noUndo')),
      act: trx => this.resume(trx, id, { undo_requested_by: requester.user }),
    });
  }

  async cancel(id: string, requester: Requester): Promise<void> {
    await this.carryOut(id, requester, {
      action: 'operation.cancel-requested',
      refusal: ({ canCancel }) =>
        canCancel ? undefined : say('decision.noCancel'),
      act: trx => requestCancel(trx, this.options.jobs, id, requester),
    });
  }

  async takeOver(id: string, requester: Requester): Promise<void> {
    await this.carryOut(id, requester, {
      action: 'operation.fields-taken',
      refusal: ({ canTakeOver }) =>
        canTakeOver ? undefined : say('decision.noConflict'),
      detail: ({ conflicts }) => ({ fields: conflicts }),
      act: trx =>
        this.resume(trx, id, {
          held_count: 0,
          state: 'running',
          taken: trx.raw('taken || conflicts'),
          conflicts: '[]',
        }),
    });
  }

  async decide(
    id: string,
    { seq, verdict, planHash, onBehalfOf, note, evidenceUrl }: Decide,
    requester: Requester,
  ): Promise<void> {
    const { jobs } = this.options;
    await this.carryOut(id, requester, {
      action: `operation.${verdict}`,
      refusal: operation => gateRefusal(operation, { seq, verdict, planHash }),
      detail: () => ({ seq, onBehalfOf, note, evidenceUrl }),
      act: async (trx, operation) => {
        const gate = standsAt(operation)!.gate!;
        const before = await countedDecisions(trx, id, seq, planHash);
        const people = [requester.user, onBehalfOf ?? requester.user];
        const spent = before.some(
          it =>
            people.includes(it.actor) ||
            (it.onBehalfOf !== undefined && people.includes(it.onBehalfOf)),
        );
        if (spent || judgeGate(gate, before).status !== 'open') {
          throw refusalOf(id, say(spent ? 'decision.spent' : 'decision.done'));
        }
        await trx('operation_decisions').insert({
          operation_id: id,
          seq,
          actor: requester.user,
          on_behalf_of: onBehalfOf ?? null,
          verdict,
          note: note ?? null,
          evidence_url: evidenceUrl ?? null,
          plan_hash: planHash,
        });
        await trx('operations')
          .where({ id })
          .update({ updated_at: trx.fn.now() });
        await jobs.send(trx, id);
      },
    }).catch(error => {
      throw isDatabaseConflictError(error)
        ? refusalOf(id, say('decision.spent'))
        : error;
    });
  }

  async overrideFreeze(
    id: string,
    reason: string,
    requester: Requester,
  ): Promise<void> {
    await this.carryOut(id, requester, {
      action: 'operation.freeze-overridden',
      refusal: ({ state, holder }) =>
        state === 'held' && holder?.code === 'freeze'
          ? undefined
          : say('decision.noFreeze'),
      detail: () => ({ reason }),
      act: trx =>
        this.resume(trx, id, {
          held_count: 0,
          state: 'queued',
          freeze_override: JSON.stringify({ reason, by: requester.user }),
        }),
    });
  }

  async review(
    id: string,
    note: string | undefined,
    requester: Requester,
  ): Promise<void> {
    await this.carryOut(id, requester, {
      action: 'operation.reviewed',
      refusal: ({ canReview }) =>
        canReview ? undefined : say('decision.noReview'),
      detail: () => ({ note }),
      act: async trx => {
        const review = {
          actor: requester.user,
          ...(note !== undefined && { note }),
          at: new Date().toISOString(),
        };
        await trx('operations')
          .where({ id })
          .update({
            emergency: trx.raw('emergency || ?::jsonb', [
              JSON.stringify({ review }),
            ]),
            updated_at: trx.fn.now(),
          });
      },
    });
  }

  private async resume(
    trx: Knex.Transaction,
    id: string,
    values: Record<string, unknown>,
  ): Promise<void> {
    await resumeOperation(trx, this.options.jobs, id, values);
  }

  private async carryOut(
    id: string,
    requester: Requester,
    { action, refusal, detail, act }: Action,
  ): Promise<void> {
    await this.options.operations.get(id);
    await this.options.knex.transaction(async trx => {
      const rows = await operationQuery(trx)
        .where('operations.id', id)
        .forUpdate('operations');
      const [operation] = await toDetails(trx, rows);
      const refused = operation && refusal(operation);
      if (!operation || refused !== undefined) {
        throw refusalOf(id, refused!);
      }
      await act(trx, operation);
      await appendAudit(trx, {
        actor: requester.user,
        ...(requester.via !== undefined && { via: requester.via }),
        action,
        projectRef: operation.projectRef,
        target: `operation:${id}`,
        detail: { planHash: operation.planHash, ...detail?.(operation) },
      });
    });
  }
}

function refusalOf(id: string, why: string): ConflictError {
  return new ConflictError(say('decision.refused', { id, why }));
}

function gateRefusal(
  operation: OperationDetail,
  { seq, verdict, planHash }: Pick<Decide, 'seq' | 'verdict' | 'planHash'>,
): string | undefined {
  const step = standsAt(operation);
  if (!step || step.seq !== seq) {
    return operation.endedAt === undefined
      ? say('decision.otherStep', { step: seq })
      : say('decision.ended');
  }
  if (operation.planHash !== planHash) {
    return say('decision.otherPlan');
  }
  const positive = step.type === 'human.approve' ? 'approved' : 'confirmed';
  return verdict === positive || verdict === 'rejected'
    ? undefined
    : `verdict: this step can be ${positive} or rejected`;
}
