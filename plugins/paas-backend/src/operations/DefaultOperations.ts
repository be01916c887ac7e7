import { randomUUID } from 'node:crypto';
import {
  ConflictError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { isDatabaseConflictError } from '@backstage/backend-plugin-api';
import type {
  Accept,
  Change,
  OperationDetail,
  OperationPage,
  PlanPreview,
} from '@mooring/backstage-plugin-paas-common';
import { decodeCursor, encodeCursor } from '@mooring/node';
import type { Knex } from 'knex';
import { appendAudit } from '../audit/appendAudit';
import type { ChangePlanner, PlannedChange } from '../changes/types';
import { planHash } from '../domain/planHash';
import { planTargets } from '../domain/planTargets';
import { planTransition } from '../domain/planTransition';
import { asHeld } from './asHeld';
import type { JobQueue } from './JobQueue';
import { acceptOperation } from './journal/acceptOperation';
import { operationQuery, toDetails, toOperations } from './operationViews';
import { previewSteps } from './previewSteps';
import type { StepTypes } from './StepTypes';
import type { Operations, Requester } from './types';

/** A person waits for a preview; longer than this and a dependency is down. */
const PREVIEW_TIMEOUT_MS = 15_000;

/** See {@link Operations}. */
export class DefaultOperations implements Operations {
  constructor(
    private readonly options: {
      knex: Knex;
      jobs: JobQueue;
      planner: ChangePlanner;
      stepTypes: StepTypes;
      /** Told after an operation was accepted. */
      onAccepted: (serviceId: string) => Promise<void>;
    },
  ) {}

  async preview(change: Change): Promise<PlanPreview> {
    return this.previewPlan(await this.options.planner.plan(change));
  }

  async accept(accept: Accept, requester: Requester): Promise<OperationDetail> {
    const { knex, jobs, planner } = this.options;
    const earlier = await this.findByKey(accept, requester);
    if (earlier) {
      return earlier;
    }
    const planned = await planner.plan(accept.change);
    const plan = await this.previewPlan(planned);
    if (plan.hash !== accept.planHash) {
      throw new ConflictError(
        'planHash: something was changed since the preview; look at the new preview and confirm again',
      );
    }
    const id = randomUUID();
    try {
      await knex.transaction(trx =>
        acceptOperation(trx, jobs, {
          id,
          planned,
          plan,
          requester,
          idempotencyKey: accept.idempotencyKey,
          note: accept.note,
        }),
      );
    } catch (error) {
      const quicker = await this.findByKey(accept, requester);
      if (quicker) {
        return quicker;
      }
      if (isDatabaseConflictError(error)) {
        throw new ConflictError(
          'service: the name was taken a moment ago; choose another',
          error,
        );
      }
      throw error;
    }
    await this.options.onAccepted(planned.service.id);
    return this.get(id);
  }

  async get(id: string): Promise<OperationDetail> {
    const { knex } = this.options;
    const rows = await operationQuery(knex).where('operations.id', id);
    const [detail] = await toDetails(knex, rows);
    if (!detail) {
      throw new NotFoundError(`There is no operation ${id}`);
    }
    return detail;
  }

  async list(query: {
    limit: number;
    cursor: string | undefined;
    serviceId: string | undefined;
  }): Promise<OperationPage> {
    const { knex } = this.options;
    const { limit, cursor, serviceId } = query;
    const rows = await operationQuery(knex)
      .modify(q => {
        if (serviceId !== undefined) {
          q.where('operations.service_id', serviceId);
        }
        if (cursor !== undefined) {
          const { at, id } = decodeCursor(cursor);
          q.whereRaw(
            `(date_trunc('milliseconds', operations.created_at), operations.id) < (?, ?)`,
            [new Date(at), id],
          );
        }
      })
      .orderByRaw(
        `date_trunc('milliseconds', operations.created_at) DESC, operations.id DESC`,
      )
      .limit(limit + 1);
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      items: await toOperations(knex, page),
      ...(rows.length > limit &&
        last && {
          nextCursor: encodeCursor({
            at: last.created_at.getTime(),
            id: last.id,
          }),
        }),
    };
  }

  async continue(id: string, requester: Requester): Promise<void> {
    await this.decide(id, requester, {
      action: 'operation.continued',
      allowed: ({ canContinue }) => canContinue,
      refusal: 'it is not held',
      values: { holder: null, held_count: 0, state: 'running' },
    });
  }

  async undo(id: string, requester: Requester): Promise<void> {
    await this.decide(id, requester, {
      action: 'operation.undo-requested',
      allowed: ({ canUndo }) => canUndo,
      refusal: 'it has ended or is being undone already',
      values: { undo_requested_by: requester.user, holder: null },
    });
  }

  private async decide(
    id: string,
    requester: Requester,
    decision: {
      action: string;
      allowed: (operation: OperationDetail) => boolean;
      refusal: string;
      values: Record<string, unknown>;
    },
  ): Promise<void> {
    await this.get(id);
    await this.options.knex.transaction(async trx => {
      const rows = await operationQuery(trx)
        .where('operations.id', id)
        .forUpdate('operations');
      const [operation] = await toDetails(trx, rows);
      if (!operation || !decision.allowed(operation)) {
        throw new ConflictError(`Operation ${id}: ${decision.refusal}`);
      }
      await trx('operations')
        .where({ id })
        .update({ ...decision.values, updated_at: trx.fn.now() });
      await appendAudit(trx, {
        actor: requester.user,
        ...(requester.via !== undefined && { via: requester.via }),
        action: decision.action,
        projectRef: operation.projectRef,
        target: `operation:${id}`,
        detail: { planHash: operation.planHash },
      });
      await this.options.jobs.send(trx, id);
    });
  }

  private async findByKey(
    accept: Accept,
    requester: Requester,
  ): Promise<OperationDetail | undefined> {
    const row = await this.options
      .knex('operations')
      .where({
        initiator: requester.user,
        idempotency_key: accept.idempotencyKey,
      })
      .first('id', 'accepted_hash');
    if (row && row.accepted_hash !== accept.planHash) {
      throw new ConflictError(
        'idempotencyKey: this key started another operation; use a new one',
      );
    }
    return row && this.get(row.id);
  }

  private async previewPlan(planned: PlannedChange): Promise<PlanPreview> {
    const signal = AbortSignal.timeout(PREVIEW_TIMEOUT_MS);
    const steps = planned.targets.flatMap(target =>
      planTransition(target.instanceRef, target.from, target.to).map(step => ({
        ...step,
        instanceId: target.instanceId,
      })),
    );
    try {
      const previews = await previewSteps(
        this.options.stepTypes,
        steps,
        signal,
      );
      const plan = {
        kind: planned.kind,
        targets: planTargets(planned.targets),
        steps: steps.map(({ instance, type, input }, index) => ({
          instance,
          type,
          input,
          preview: previews[index]!,
        })),
      };
      return { ...plan, hash: planHash(plan) };
    } catch (error) {
      const held = asHeld(error);
      if (held) {
        throw new ServiceUnavailableError(
          `${held.holder} cannot be asked: ${held.message}`,
          error,
        );
      }
      if (signal.aborted) {
        throw new ServiceUnavailableError(
          `No preview within ${PREVIEW_TIMEOUT_MS / 1000} s; try again`,
        );
      }
      throw error;
    }
  }
}
