import { randomUUID } from 'node:crypto';
import {
  ConflictError,
  InputError,
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
import type { PlanExplainer } from '../preflight/types';
import type { SecretVault } from '../secrets/types';
import { asHeld } from './asHeld';
import type { JobQueue } from './JobQueue';
import { acceptOperation } from './journal/acceptOperation';
import { requestCancel } from './journal/requestCancel';
import { resumeOperation } from './journal/resumeOperation';
import { newestReleases } from './journal/newestReleases';
import { makePlan, stepsOf, type PreviewedPlan } from './makePlan';
import { operationQuery, toDetails, toOperations } from './operationViews';
import { SeenPreflights } from './SeenPreflights';
import type { StepTypes } from './StepTypes';
import type { Operations, Requester } from './types';

/** A person waits for a preview; longer than this and a dependency is down. */
const PREVIEW_TIMEOUT_MS = 15_000;

/** See {@link Operations}. */
export class DefaultOperations implements Operations {
  readonly #preflights = new SeenPreflights();

  constructor(
    private readonly options: {
      knex: Knex;
      jobs: JobQueue;
      planner: ChangePlanner;
      explainer: PlanExplainer;
      vault: SecretVault;
      stepTypes: StepTypes;
      /** Told after an operation was accepted. */
      onAccepted: (serviceId: string) => Promise<void>;
    },
  ) {}

  async preview(change: Change): Promise<PlanPreview> {
    const planned = await this.options.planner.plan(change);
    const signal = AbortSignal.timeout(PREVIEW_TIMEOUT_MS);
    const plan = await this.previewPlan(planned, signal);
    const { kind, hash, targets } = plan;
    const explained = await this.options.explainer.explain(
      planned,
      plan,
      signal,
    );
    this.#preflights.add(hash, explained.preflight);
    return {
      kind,
      hash,
      targets,
      steps: plan.steps.map(({ instanceId: _, ...step }) => step),
      ...explained,
    };
  }

  async accept(accept: Accept, requester: Requester): Promise<OperationDetail> {
    const { knex, jobs, planner, explainer, vault } = this.options;
    const earlier = await this.findByKey(accept, requester);
    if (earlier) {
      return earlier;
    }
    const planned = await planner.plan(accept.change);
    const signal = AbortSignal.timeout(PREVIEW_TIMEOUT_MS);
    const plan = await this.previewPlan(planned, signal);
    if (plan.hash !== accept.planHash) {
      throw new ConflictError(
        `planHash: something was changed since the preview${await newestReleases(
          knex,
          planned,
        )}; look at the new preview and confirm again`,
      );
    }
    if (plan.steps.length === 0) {
      throw new InputError(
        'change: this is how it is now; nothing would change',
      );
    }
    const preflight =
      this.#preflights.get(plan.hash) ??
      (await explainer.explain(planned, plan, signal)).preflight;
    const problem = preflight.find(({ status }) => status === 'problem');
    if (problem) {
      throw new ConflictError(`change: ${problem.message}`);
    }
    const id = randomUUID();
    try {
      await knex.transaction(trx =>
        acceptOperation(
          trx,
          { jobs, vault },
          {
            id,
            planned,
            plan,
            requester,
            idempotencyKey: accept.idempotencyKey,
            note: accept.note,
          },
        ),
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
      act: (trx, jobs) =>
        resumeOperation(trx, jobs, id, { held_count: 0, state: 'running' }),
    });
  }

  async undo(id: string, requester: Requester): Promise<void> {
    await this.decide(id, requester, {
      action: 'operation.undo-requested',
      allowed: ({ canUndo }) => canUndo,
      refusal: 'it has ended or is being undone already',
      act: (trx, jobs) =>
        resumeOperation(trx, jobs, id, { undo_requested_by: requester.user }),
    });
  }

  async cancel(id: string, requester: Requester): Promise<void> {
    await this.decide(id, requester, {
      action: 'operation.cancel-requested',
      allowed: ({ canCancel }) => canCancel,
      refusal:
        'it has ended, is being undone, or has no point at which it could be left; undo it instead',
      act: (trx, jobs) => requestCancel(trx, jobs, id, requester),
    });
  }

  async takeOver(id: string, requester: Requester): Promise<void> {
    await this.decide(id, requester, {
      action: 'operation.fields-taken',
      allowed: ({ canTakeOver }) => canTakeOver,
      refusal: 'it is not held over fields of other managers',
      detail: ({ conflicts }) => ({ fields: conflicts }),
      act: (trx, jobs) =>
        resumeOperation(trx, jobs, id, {
          held_count: 0,
          state: 'running',
          taken: trx.raw('taken || conflicts'),
          conflicts: '[]',
        }),
    });
  }

  private async decide(
    id: string,
    requester: Requester,
    decision: {
      action: string;
      allowed: (operation: OperationDetail) => boolean;
      refusal: string;
      /** What the audit row says besides. */
      detail?: (operation: OperationDetail) => Record<string, unknown>;
      act: (trx: Knex.Transaction, jobs: JobQueue) => Promise<void>;
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
      await decision.act(trx, this.options.jobs);
      await appendAudit(trx, {
        actor: requester.user,
        ...(requester.via !== undefined && { via: requester.via }),
        action: decision.action,
        projectRef: operation.projectRef,
        target: `operation:${id}`,
        detail: {
          planHash: operation.planHash,
          ...decision.detail?.(operation),
        },
      });
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

  private async previewPlan(
    planned: PlannedChange,
    signal: AbortSignal,
  ): Promise<PreviewedPlan> {
    const { kind, targets } = planned;
    try {
      return await makePlan(
        this.options.stepTypes,
        kind,
        targets,
        targets.flatMap(stepsOf),
        signal,
      );
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
