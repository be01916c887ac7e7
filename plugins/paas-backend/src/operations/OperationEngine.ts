import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { say } from '@mooring/common';
import { gateInputSchema } from '@mooring/backstage-plugin-paas-common';
import { canBeLeft } from '../domain/canBeLeft';
import { isGate } from '../domain/gates';
import { isUndoing } from '../domain/isUndoing';
import { longestChainFirst } from '../domain/longestChainFirst';
import { nextSteps } from '../domain/nextSteps';
import { reversePlan } from '../domain/reversePlan';
import { asHeld } from './asHeld';
import { attemptSignals, type AttemptSignals } from './attemptSignals';
import { checkPlan } from './checkPlan';
import type { EvidenceCollector } from '../evidence/types';
import type { FailurePolicy } from '../domain/onFailure';
import { FailureHandler } from './FailureHandler';
import { rebasePlan } from './rebasePlan';
import { runStep } from './runStep';
import { sideBySide, type Attempted } from './sideBySide';
import type { StepTypes } from './StepTypes';
import type {
  Gatekeeper,
  Journal,
  JournalOperation,
  JournalStep,
  Standing,
} from './types';

/**
 * Carries operations out, a step at a time.
 *
 * @remarks
 * Everything it knows stands in the journal; it may be killed at any point and
 * started again here or elsewhere. Two engines on the same operation do no harm:
 * the later one has the higher epoch and the earlier writes nothing more.
 */
export class OperationEngine {
  private readonly failures: FailureHandler;

  constructor(
    private readonly options: {
      journal: Journal;
      stepTypes: StepTypes;
      evidence: EvidenceCollector;
      gatekeeper: Gatekeeper;
      /** By an environment's name. */
      policyOf: (environment: string) => FailurePolicy;
      /** Names this process; a restarted one of the same name takes its own work back at once. */
      worker: string;
      logger: LoggerService;
      /** Told after an operation has ended. */
      onEnded: (serviceId: string) => Promise<void>;
    },
  ) {
    this.failures = new FailureHandler(options);
  }

  /** Goes on with an operation until it ends, waits or is held. */
  async advance(operationId: string, signal: AbortSignal): Promise<void> {
    const { journal, worker } = this.options;
    let more = true;
    while (more && !signal.aborted) {
      const operation = await journal.takeOver(operationId, worker);
      more = operation !== undefined && (await this.turn(operation, signal));
    }
  }

  /** All steps that can be begun, or what comes before and after them. False: nothing to do for now. */
  private async turn(
    operation: JournalOperation,
    stop: AbortSignal,
  ): Promise<boolean> {
    const undoing = isUndoing(operation.steps);
    if (operation.undoRequestedBy !== undefined && !undoing) {
      return this.turnRound(
        operation,
        `Undone by ${operation.undoRequestedBy}`,
      );
    }
    const steps = nextSteps(operation.steps, operation.targets);
    const [first] = steps;
    // Where all is done there is nothing to stop any more.
    if (operation.cancelRequestedBy !== undefined && !undoing && first) {
      return this.cancel(operation);
    }
    if (first && isGate(first)) {
      return this.stand(operation, first);
    }
    const signals = attemptSignals(stop);
    // Not by its state: it may be held over the look at where the instances stand.
    if (!operation.isStarted) {
      return this.begin(operation, signals);
    }
    if (!operation.checked && !undoing) {
      return this.check(operation, signals);
    }
    if (!first) {
      return this.end(operation, undoing ? 'undone' : 'succeeded');
    }
    return this.goOn(operation, stop);
  }

  /** Takes the locks, unless something keeps it from beginning. */
  private async begin(
    operation: JournalOperation,
    signals: AttemptSignals,
  ): Promise<boolean> {
    const { journal, gatekeeper } = this.options;
    const obstacle = await gatekeeper.obstacle(operation);
    if (obstacle) {
      await journal.hold(operation, obstacle.holder, obstacle.until);
      return false;
    }
    const { blockedBy, standing } = await journal.lock(operation);
    return standing
      ? this.rebase(operation, standing, signals)
      : blockedBy === undefined;
  }

  /**
   * At a gate. A refusal before anything was changed is the end of it; one after
   * the first environments leaves those as they are, for they are whole; one in
   * the middle of an environment takes everything back.
   */
  private async stand(
    operation: JournalOperation,
    gate: JournalStep,
  ): Promise<boolean> {
    const outcome = await this.options.journal.standAt(operation, gate);
    if (outcome.reason === undefined) {
      return outcome.status === 'passed';
    }
    const { place } = gateInputSchema.parse(gate.input);
    return operation.checked && place === 'before'
      ? this.end(
          operation,
          'cancelled',
          say('gate.keeps', { why: outcome.reason }),
        )
      : this.turnRound(operation, outcome.reason, gate);
  }

  /** It may have begun since somebody cancelled it; then not all kinds can be left as they are. */
  private async cancel(operation: JournalOperation): Promise<boolean> {
    const { kind, steps, cancelRequestedBy } = operation;
    const isBegun = steps.some(isChanging);
    return isBegun && !canBeLeft(kind)
      ? this.turnRound(
          operation,
          say('ended.undone', { person: cancelRequestedBy! }),
        )
      : this.end(operation, 'cancelled', whatStands(operation));
  }

  /** What it was planned from is not what is there. */
  private async rebase(
    operation: JournalOperation,
    standing: Standing[],
    signals: AttemptSignals,
  ): Promise<boolean> {
    const { journal, stepTypes } = this.options;
    const { signal } = signals;
    const rebase = await rebasePlan({
      journal,
      stepTypes,
      operation,
      standing,
      signal,
    });
    switch (rebase.outcome) {
      case 'impossible':
        return this.turnRound(operation, rebase.reason);
      case 'failed':
        return (await this.failures.heldOrStopped(
          operation,
          rebase.error,
          signals,
        ))
          ? false
          : this.turnRound(operation, rebase.error.message);
      default:
        return rebase.outcome === 'goes on';
    }
  }

  private async check(
    operation: JournalOperation,
    signals: AttemptSignals,
  ): Promise<boolean> {
    const { journal, stepTypes } = this.options;
    const previewed = await checkPlan({
      journal,
      stepTypes,
      operation,
      signal: signals.signal,
    });
    if (!previewed.error) {
      // Where people had to approve it they are asked again at once.
      return previewed.asConfirmed || isGate(operation.steps[0]!);
    }
    if (
      await this.failures.heldOrStopped(operation, previewed.error, signals)
    ) {
      return false;
    }
    return this.turnRound(operation, previewed.error.message);
  }

  /** Steps side by side. What failed weighs more than what went well. */
  private async goOn(
    operation: JournalOperation,
    stop: AbortSignal,
  ): Promise<boolean> {
    const { steps, targets } = operation;
    const { failures, waiting, isCalledOff } = await sideBySide({
      ready: () =>
        longestChainFirst(
          nextSteps(steps, targets).filter(step => !isGate(step)),
          targets,
        ),
      attempt: step => this.attempt(operation, step, attemptSignals(stop)),
      stop,
    });
    const failure = failures.find(
      ({ error, signals }) => !signals.signal.aborted && !asHeld(error),
    );
    if (failure && !stop.aborted) {
      const error = toError(failure.error);
      const reaction = await this.failures.react(
        operation,
        failure.step,
        error,
      );
      return reaction === 'undo'
        ? this.turnRound(operation, error.message, failure.step)
        : false;
    }
    if (failures[0]) {
      const { error, signals } = failures[0];
      await this.failures.heldOrStopped(operation, error, signals);
      return false;
    }
    if (waiting.length === 0 || isCalledOff || stop.aborted) {
      return true;
    }
    await this.options.journal.waitSteps(
      operation,
      waiting,
      new Date(
        Date.now() + Math.min(...waiting.map(({ retryInMs }) => retryInMs)),
      ),
    );
    return false;
  }

  private async attempt(
    operation: JournalOperation,
    step: JournalStep,
    signals: AttemptSignals,
  ): Promise<Attempted> {
    const { journal, stepTypes } = this.options;
    const { signal } = signals;
    const attempt = await runStep({
      ...{ journal, stepTypes, operation, step, signal },
    });
    if (attempt.outcome?.status !== 'done') {
      return { ...attempt, step, signals, isCalledOff: false };
    }
    const { summary } = attempt.outcome;
    const isWanted = await journal.endStep(operation, step, summary);
    operation.heldCount = 0;
    return { ...attempt, step, signals, isCalledOff: !isWanted };
  }

  /** Nothing was written yet: it is cancelled. Otherwise its reverse plan joins. */
  private async turnRound(
    operation: JournalOperation,
    failure: string,
    step?: JournalStep,
  ): Promise<boolean> {
    if (!operation.checked) {
      return this.end(operation, 'cancelled', failure);
    }
    await this.options.journal.beginUndo(
      operation,
      failure,
      step,
      reversePlan(operation.targets),
    );
    return true;
  }

  /** True if it has to go on after all. */
  private async end(
    operation: JournalOperation,
    state: 'succeeded' | 'undone' | 'cancelled',
    failure?: string,
  ): Promise<boolean> {
    const { journal, logger, onEnded } = this.options;
    if (!(await journal.finish(operation, state, failure))) {
      return true;
    }
    logger.info(`Operation ${operation.id} (${operation.kind}): ${state}`);
    const services = operation.targets.map(({ serviceId }) => serviceId);
    for (const serviceId of new Set(services)) {
      await onEnded(serviceId);
    }
    return false;
  }
}

/** What a cancelled operation leaves, in a sentence. */
function whatStands({ steps, cancelRequestedBy }: JournalOperation): string {
  const begun = steps.filter(isChanging);
  return begun.length === 0
    ? say('ended.before', { person: cancelRequestedBy! })
    : say('ended.stopped', {
        person: cancelRequestedBy!,
        step: begun.length,
        all: steps.length,
      });
}

/** Whether it may have changed something. */
function isChanging(step: JournalStep): boolean {
  return step.state !== 'pending' && !isGate(step);
}
