import type {
  Evidence,
  FieldConflict,
  Holder,
  PlanStep,
  StepPreview,
} from '@mooring/backstage-plugin-paas-common';
import { FencedError } from '../../FencedError';
import { isWanted } from '../../journal/isWanted';
import type { OperationRow } from '../../journal/rows';
import { releaseLiveStep } from '../../releaseLiveStep';
import type {
  GateOutcome,
  Journal,
  JournalOperation,
  JournalStep,
  Replan,
  Standing,
} from '../../types';
import type { Clock } from './Clock';
import type { Jobs } from './Jobs';
import { findStanding } from './findStanding';
import { insertSteps } from './insertSteps';
import { loadOperation } from './loadOperation';
import { markLive } from './markLive';
import { replanOperation } from './replanOperation';
import type { Call } from './Scheduler';
import { settleEnd } from './settleEnd';
import type { Tables } from './Tables';

/** What the journal needs of the world around it. */
export interface JournalTools {
  tables: Tables;
  jobs: Jobs;
  clock: Clock;
  call: Call;
}

/** The journal in memory: what `DatabaseJournal` promises, each method in one go. */
export class MemoryJournal implements Journal {
  readonly #tools: JournalTools;
  /** What its worker took over last. */
  taken: JournalOperation | undefined;

  constructor(tools: JournalTools) {
    this.#tools = tools;
  }

  async takeOver(id: string, worker: string) {
    const { tables, clock } = this.#tools;
    return this.#call('takeOver', () => {
      const row = tables.operation(id);
      const isWaiting =
        row.holder?.kind === 'person' &&
        !(row.wake_at && row.wake_at <= clock.date());
      if (row.ended_at || isWaiting) {
        return undefined;
      }
      Object.assign(row, { epoch: row.epoch + 1, worker });
      this.taken = loadOperation(tables, row);
      return this.taken;
    });
  }

  async assertEpoch(operation: JournalOperation) {
    const { tables } = this.#tools;
    await this.#call('assertEpoch', () => {
      if (tables.operation(operation.id).epoch !== operation.epoch) {
        throw new FencedError(operation.id);
      }
    });
  }

  async lock(
    operation: JournalOperation,
  ): Promise<{ blockedBy?: string; standing?: Standing[] }> {
    const { tables, clock } = this.#tools;
    return this.#write(operation, row => {
      const ids = operation.targets.map(({ instanceId }) => instanceId);
      const [first] = tables.unfinished(ids);
      if (first && first.id !== operation.id) {
        row.holder = {
          kind: 'operation',
          code: 'operation',
          name: first.id,
          reason: 'Another operation on the same instance is under way',
          since: clock.date().toISOString(),
        };
        return { blockedBy: first.id };
      }
      ids.forEach(id => tables.locks.set(id, operation.id));
      const standing = findStanding(tables, operation);
      if (standing) {
        return { standing };
      }
      Object.assign(row, { state: 'running', holder: null });
      row.started_at ??= clock.date();
      return {};
    });
  }

  async replan(
    operation: JournalOperation,
    plan: Replan,
    holder: Holder | undefined,
  ) {
    const { tables } = this.#tools;
    await this.#write(operation, row =>
      replanOperation(tables, row, operation, plan, holder),
    );
  }

  async markChecked(operation: JournalOperation) {
    await this.#write(operation, row =>
      Object.assign(row, {
        checked: true,
        state: 'running',
        holder: null,
        held_count: 0,
      }),
    );
  }

  async holdChanged(
    operation: JournalOperation,
    plan: { hash: string; previews: StepPreview[]; holder: Holder },
  ) {
    await this.#write(operation, row =>
      Object.assign(row, {
        state: 'held',
        plan_hash: plan.hash,
        holder: plan.holder,
      }),
    );
  }

  /** The model has no gates. */
  async standAt(): Promise<GateOutcome> {
    throw new Error('There are no gates here');
  }

  async startStep(operation: JournalOperation, step: JournalStep) {
    const { clock } = this.#tools;
    return this.#write(operation, row => {
      row.state = step.direction === 'undo' ? 'undoing' : 'running';
      const own = this.#step(operation, step);
      own.state = 'running';
      own.started_at ??= clock.date();
      return own.started_at;
    });
  }

  async endStep(operation: JournalOperation, step: JournalStep) {
    const { tables } = this.#tools;
    return this.#write(operation, row => {
      Object.assign(row, { holder: null, held_count: 0, wake_at: null });
      Object.assign(this.#step(operation, step), {
        state: 'done',
        error: null,
      });
      if (step.type === releaseLiveStep.type) {
        const { release } = releaseLiveStep.input.parse(step.input);
        markLive(tables, step.instanceId, release);
      }
      return isWanted(operation, row);
    });
  }

  async waitSteps(
    operation: JournalOperation,
    steps: readonly { step: JournalStep }[],
    wakeAt: Date,
  ) {
    await this.#write(operation, row => {
      Object.assign(row, { holder: null, held_count: 0, wake_at: wakeAt });
      for (const { step } of steps) {
        this.#step(operation, step).state = 'waiting';
      }
      this.#tools.jobs.send(operation.id, wakeAt);
    });
  }

  async hold(operation: JournalOperation, holder: Holder, wakeAt: Date) {
    await this.#write(operation, row => {
      Object.assign(row, {
        state: 'held',
        holder,
        held_count: operation.heldCount + 1,
        wake_at: wakeAt,
      });
      for (const step of this.#tools.tables.stepsOf(operation.id)) {
        if (step.state === 'running') {
          Object.assign(step, { state: 'waiting', started_at: null });
        }
      }
      this.#tools.jobs.send(operation.id, wakeAt);
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
  ) {
    const { holder, wakeAt, conflicts = [] } = hold;
    await this.#write(operation, row => {
      Object.assign(row, {
        state: 'held',
        holder,
        conflicts,
        wake_at: wakeAt ?? null,
      });
      Object.assign(this.#step(operation, step), {
        state: 'waiting',
        error: holder.reason,
      });
      if (wakeAt) {
        this.#tools.jobs.send(operation.id, wakeAt);
      }
    });
  }

  async addEvidence(operation: JournalOperation, evidence: Evidence) {
    await this.#write(operation, row => row.evidence.push(evidence));
  }

  async log() {}

  async beginUndo(
    operation: JournalOperation,
    failure: string,
    failed: JournalStep | undefined,
    steps: (PlanStep & { instanceId: string })[],
  ) {
    await this.#write(operation, row => {
      Object.assign(row, {
        state: 'undoing',
        failure,
        holder: null,
        held_count: 0,
      });
      if (failed) {
        this.#step(operation, failed).state = 'failed';
      }
      insertSteps(this.#tools.tables, operation.id, steps, 'undo');
    });
  }

  async finish(
    operation: JournalOperation,
    state: 'succeeded' | 'undone' | 'cancelled',
    failure: string | undefined,
  ): Promise<boolean> {
    const { tables, jobs, clock } = this.#tools;
    return this.#write(operation, row => {
      if (state === 'succeeded' && row.undo_requested_by !== null) {
        return false;
      }
      Object.assign(row, {
        state,
        holder: null,
        wake_at: null,
        failure: failure ?? row.failure,
        ended_at: clock.date(),
      });
      settleEnd(tables, operation, state);
      tables.audits.push({
        action: `operation.${state}`,
        target: operation.id,
      });
      const ids = operation.targets.map(({ instanceId }) => instanceId);
      for (const [instanceId, holder] of tables.locks) {
        if (holder === operation.id) {
          tables.locks.delete(instanceId);
        }
      }
      tables
        .unfinished(ids)
        .filter(other => other.state === 'queued')
        .forEach(({ id }) => jobs.send(id));
      return true;
    });
  }

  #step({ id }: JournalOperation, { seq }: JournalStep) {
    return this.#tools.tables.stepsOf(id).find(row => row.seq === seq)!;
  }

  async #write<T>(
    operation: JournalOperation,
    body: (row: OperationRow) => T,
  ): Promise<T> {
    return this.#call('write', () => {
      const row = this.#tools.tables.operation(operation.id);
      if (row.epoch !== operation.epoch || row.ended_at) {
        throw new FencedError(operation.id);
      }
      return body(row);
    });
  }

  async #call<T>(what: string, body: () => T): Promise<T> {
    return this.#tools.call(
      `journal ${what}`,
      body,
      () => new Error('Connection terminated'),
    );
  }
}
