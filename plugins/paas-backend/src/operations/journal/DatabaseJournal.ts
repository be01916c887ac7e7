import { say } from '@mooring/common';
import type {
  Evidence,
  FieldConflict,
  Holder,
  PlanStep,
  StepPreview,
} from '@mooring/backstage-plugin-paas-common';
import { RecentMap } from '@mooring/node';
import type { Knex } from 'knex';
import { appendAudit } from '../../audit/appendAudit';
import type { Release } from '../../domain/Release';
import { FencedError } from '../FencedError';
import type { JobQueue } from '../JobQueue';
import type {
  GateOutcome,
  Journal,
  JournalOperation,
  JournalStep,
  Replan,
  Standing,
} from '../types';
import { releaseLiveStep } from '../releaseLiveStep';
import { recordProjectRelease } from '../../projectReleases/recordProjectRelease';
import { askAgain, gatesFirst } from './askAgain';
import { findStanding } from './findStanding';
import { insertSteps } from './insertSteps';
import { isWanted } from './isWanted';
import { loadOperation } from './loadOperation';
import { lockInstances } from './lockInstances';
import { markLive } from './markLive';
import type { OperationRow, StepRow } from './rows';
import { plannedChanges } from './plannedChanges';
import { replanOperation } from './replanOperation';
import { restartClocks } from './restartClocks';
import { settleEnd } from './settleEnd';
import { standAtGate } from './standAtGate';

/** How many releases are kept that were read a moment ago. */
const MAX_RELEASES = 256;

/** The journal in PostgreSQL. */
export class DatabaseJournal implements Journal {
  /** A release never changes, and an operation of many instances is read again for each round of its steps. */
  readonly #releases = new RecentMap<string, Release>(MAX_RELEASES);

  constructor(private readonly knex: Knex, private readonly jobs: JobQueue) {}

  async takeOver(
    operationId: string,
    worker: string,
  ): Promise<JournalOperation | undefined> {
    await restartClocks(this.knex, operationId);
    const [row] = await this.knex<OperationRow>('operations')
      .where({ id: operationId })
      .whereNull('ended_at')
      // One that waits for a person alone has nothing to be woken for.
      .whereRaw(
        `(coalesce(holder->>'kind', '') <> 'person'
          OR holder->>'code' IN ('approval', 'confirmation', 'reserved')
          OR wake_at <= now())`,
      )
      .update({
        epoch: this.knex.raw('epoch + 1') as never,
        worker,
        updated_at: this.knex.fn.now() as never,
      })
      .returning('*');
    return row && loadOperation(this.knex, row, this.#releases);
  }

  async assertEpoch(operation: JournalOperation): Promise<void> {
    const row = await this.knex<OperationRow>('operations')
      .where({ id: operation.id })
      .first('epoch');
    if (row?.epoch !== operation.epoch) {
      throw new FencedError(operation.id);
    }
  }

  async lock(
    operation: JournalOperation,
  ): Promise<{ blockedBy?: string; standing?: Standing[] }> {
    return this.write(operation, async (trx, update) => {
      const blockedBy = await lockInstances(trx, operation);
      if (blockedBy !== undefined) {
        const holder: Holder = {
          kind: 'operation',
          code: 'operation',
          name: blockedBy,
          reason: say('held.other'),
          since: new Date().toISOString(),
        };
        await update({ holder: JSON.stringify(holder) });
        return { blockedBy };
      }
      const standing = await findStanding(trx, operation);
      if (standing) {
        return { standing };
      }
      await update({
        state: 'running',
        holder: null,
        started_at: trx.raw('coalesce(started_at, now())'),
      });
      return {};
    });
  }

  async replan(
    operation: JournalOperation,
    plan: Replan,
    holder: Holder | undefined,
  ): Promise<void> {
    await this.write(operation, trx =>
      replanOperation(trx, operation, plan, holder),
    );
  }

  async markChecked(operation: JournalOperation): Promise<void> {
    await this.write(operation, (_trx, update) =>
      update({ checked: true, state: 'running', holder: null, held_count: 0 }),
    );
  }

  async holdChanged(
    operation: JournalOperation,
    plan: { hash: string; previews: StepPreview[]; holder: Holder },
  ): Promise<void> {
    await this.write(operation, async (trx, update) => {
      const was = await plannedChanges(trx, operation.id);
      for (const [seq, preview] of plan.previews.entries()) {
        await trx('operation_steps')
          .where({ operation_id: operation.id, seq })
          .update({ preview: JSON.stringify(preview) });
      }
      await update({
        state: 'held',
        plan_hash: plan.hash,
        holder: JSON.stringify(plan.holder),
      });
      if (gatesFirst(operation.steps)) {
        await askAgain(trx, operation, was);
      }
    });
  }

  async standAt(
    operation: JournalOperation,
    gate: JournalStep,
  ): Promise<GateOutcome> {
    return this.write(operation, trx =>
      standAtGate(trx, this.jobs, operation, gate),
    );
  }

  async startStep(
    operation: JournalOperation,
    step: JournalStep,
  ): Promise<Date> {
    return this.write(operation, async (trx, update) => {
      await update({
        state: step.direction === 'undo' ? 'undoing' : 'running',
      });
      const [row] = await trx<StepRow>('operation_steps')
        .where({ operation_id: operation.id, seq: step.seq })
        .update({
          state: 'running',
          attempts: trx.raw('attempts + 1') as never,
          started_at: trx.raw('coalesce(started_at, now())') as never,
        })
        .returning('started_at');
      return row!.started_at!;
    });
  }

  async endStep(
    operation: JournalOperation,
    step: JournalStep,
    summary: string,
  ): Promise<boolean> {
    return this.write(operation, async (trx, update, row) => {
      await update({ holder: null, held_count: 0, wake_at: null });
      await trx('operation_steps')
        .where({ operation_id: operation.id, seq: step.seq })
        .update({
          state: 'done',
          summary,
          error: null,
          ended_at: trx.fn.now(),
        });
      if (step.type === releaseLiveStep.type) {
        const { release } = releaseLiveStep.input.parse(step.input);
        await markLive(trx, {
          operationId: operation.id,
          instanceId: step.instanceId,
          number: release,
        });
      }
      return isWanted(operation, row);
    });
  }

  async waitSteps(
    operation: JournalOperation,
    steps: readonly { step: JournalStep; summary: string }[],
    wakeAt: Date,
  ): Promise<void> {
    await this.write(operation, async (trx, update) => {
      await update({ holder: null, held_count: 0, wake_at: wakeAt });
      for (const { step, summary } of steps) {
        await trx('operation_steps')
          .where({ operation_id: operation.id, seq: step.seq })
          .update({ state: 'waiting', summary });
      }
      await this.jobs.send(trx, operation.id, wakeAt);
    });
  }

  async hold(
    operation: JournalOperation,
    holder: Holder,
    wakeAt: Date,
  ): Promise<void> {
    await this.write(operation, async (trx, update) => {
      const row = await trx<OperationRow>('operations')
        .where({ id: operation.id })
        .first('holder');
      const since =
        row?.holder?.name === holder.name ? row.holder.since : holder.since;
      await update({
        state: 'held',
        holder: JSON.stringify({ ...holder, since }),
        held_count: operation.heldCount + 1,
        wake_at: wakeAt,
      });
      // Its deadline counts anew when the dependency is back.
      await trx('operation_steps')
        .where({ operation_id: operation.id, state: 'running' })
        .update({ state: 'waiting', started_at: null });
      await this.jobs.send(trx, operation.id, wakeAt);
    });
  }

  async holdForPerson(
    operation: JournalOperation,
    step: JournalStep,
    hold: {
      holder: Holder;
      wakeAt?: Date;
      conflicts?: readonly FieldConflict[];
    },
  ): Promise<void> {
    const { holder, wakeAt, conflicts = [] } = hold;
    await this.write(operation, async (trx, update, { holder: before }) => {
      const since = before?.code === holder.code && before?.since;
      await update({
        state: 'held',
        holder: JSON.stringify({ ...holder, ...(since && { since }) }),
        conflicts: JSON.stringify(conflicts),
        wake_at: wakeAt ?? null,
      });
      await trx('operation_steps')
        .where({ operation_id: operation.id, seq: step.seq })
        .update({ state: 'waiting', error: holder.reason });
      // What was tried beside it waits, too.
      await trx('operation_steps')
        .where({ operation_id: operation.id, state: 'running' })
        .update({ state: 'waiting' });
      if (wakeAt) {
        await this.jobs.send(trx, operation.id, wakeAt);
      }
    });
  }

  async addEvidence(
    operation: JournalOperation,
    evidence: Evidence,
  ): Promise<void> {
    await this.write(operation, (trx, update) =>
      update({
        evidence: trx.raw('evidence || ?::jsonb', [JSON.stringify([evidence])]),
      }),
    );
  }

  async log(
    operation: JournalOperation,
    step: JournalStep,
    message: string,
  ): Promise<void> {
    const line = JSON.stringify([{ at: new Date().toISOString(), message }]);
    await this.knex('operation_steps')
      .where({ operation_id: operation.id, seq: step.seq })
      .update({ log: this.knex.raw('log || ?::jsonb', [line]) });
  }

  async beginUndo(
    operation: JournalOperation,
    failure: string,
    failed: JournalStep | undefined,
    steps: (PlanStep & { instanceId: string })[],
  ): Promise<void> {
    await this.write(operation, async (trx, update) => {
      await update({
        state: 'undoing',
        failure,
        holder: null,
        held_count: 0,
      });
      if (failed) {
        await trx('operation_steps')
          .where({ operation_id: operation.id, seq: failed.seq })
          .update({ state: 'failed', error: failure, ended_at: trx.fn.now() });
      }
      await insertSteps(trx, operation.id, steps, {
        direction: 'undo',
        first: operation.steps.length,
      });
    });
  }

  async finish(
    operation: JournalOperation,
    state: 'succeeded' | 'undone' | 'cancelled',
    failure: string | undefined,
  ): Promise<boolean> {
    return this.write(operation, async (trx, update, row) => {
      if (state === 'succeeded' && row.undo_requested_by !== null) {
        return false;
      }
      await update({
        state,
        holder: null,
        wake_at: null,
        ended_at: trx.fn.now(),
        ...(failure !== undefined && { failure }),
      });
      await settleEnd(trx, operation, state);
      if (state === 'succeeded') {
        await recordProjectRelease(trx, operation);
      }
      await appendAudit(trx, {
        actor: 'system:mooring',
        onBehalfOf: operation.initiator,
        action: `operation.${state}`,
        projectRef: operation.projectRef,
        target: `operation:${operation.id}`,
        detail: { kind: operation.kind, initiator: operation.initiator },
      });
      await trx('instance_locks').where({ operation_id: operation.id }).del();
      const waiting = await trx('operations')
        .join('operation_targets', 'operation_id', 'operations.id')
        .whereIn(
          'instance_id',
          operation.targets.map(target => target.instanceId),
        )
        .where({ state: 'queued' })
        .distinct('operations.id');
      for (const { id } of waiting) {
        await this.jobs.send(trx, id);
      }
      return true;
    });
  }

  /** One transaction that only the newest worker of the operation gets through. */
  private async write<T>(
    operation: JournalOperation,
    body: (
      trx: Knex.Transaction,
      update: (values: Record<string, unknown>) => Promise<void>,
      row: Pick<
        OperationRow,
        'undo_requested_by' | 'cancel_requested_by' | 'holder'
      >,
    ) => Promise<T>,
  ): Promise<T> {
    return this.knex.transaction(async trx => {
      const row = await trx<OperationRow>('operations')
        .where({ id: operation.id })
        .forUpdate()
        .first(
          ...(['epoch', 'ended_at', 'holder'] as const),
          ...(['undo_requested_by', 'cancel_requested_by'] as const),
        );
      if (row?.epoch !== operation.epoch || row.ended_at) {
        throw new FencedError(operation.id);
      }
      const update = async (values: Record<string, unknown>) => {
        await trx('operations')
          .where({ id: operation.id })
          .update({ ...values, updated_at: trx.fn.now() });
      };
      return body(trx, update, row);
    });
  }
}
