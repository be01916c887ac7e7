import { toError } from '@backstage/errors';
import { say } from '@mooring/common';
import type { Holder } from '@mooring/backstage-plugin-paas-common';
import {
  FieldConflictError,
  HeldError,
  StuckError,
} from '@mooring/backstage-plugin-paas-node';
import { heldBackoff } from '../domain/heldBackoff';
import { onFailure, type FailurePolicy } from '../domain/onFailure';
import type { EvidenceCollector } from '../evidence/types';
import { asHeld } from './asHeld';
import { ATTEMPT_TIMEOUT_MS, type AttemptSignals } from './attemptSignals';
import type { Journal, JournalOperation, JournalStep } from './types';

/** How often a step that is stuck looks whether it has come right by itself. */
const STUCK_RETRY_MS = 10_000;

/** What an operation waits for when something did not work. */
export class FailureHandler {
  constructor(
    private readonly options: {
      journal: Journal;
      evidence: EvidenceCollector;
      /** By an environment's name. */
      policyOf: (environment: string) => FailurePolicy;
    },
  ) {}

  /** Whether an error says nothing about the plan: the process stops, time was up, or something is down. */
  async heldOrStopped(
    operation: JournalOperation,
    error: unknown,
    { signal, stop }: AttemptSignals,
  ): Promise<boolean> {
    if (stop.aborted) {
      return true;
    }
    const held = signal.aborted
      ? new HeldError(
          'Mooring',
          say('held.noEnd', {
            seconds: ATTEMPT_TIMEOUT_MS / 1000,
            why: toError(error).message,
          }),
        )
      : asHeld(error);
    if (held) {
      await this.hold(operation, held);
    }
    return held !== undefined;
  }

  /**
   * What becomes of a step that does not work: it is to be undone where that is
   * safe and wanted, else it is held and a person decides.
   */
  async react(
    operation: JournalOperation,
    step: JournalStep,
    error: Error,
  ): Promise<'undo' | 'held'> {
    const { journal, evidence, policyOf } = this.options;
    const conflicts =
      error instanceof FieldConflictError ? error.conflicts : undefined;
    const reaction = onFailure({
      kind: operation.kind,
      direction: step.direction,
      isConflict: conflicts !== undefined,
      policy: policyOf(step.environment),
    });
    // Once: a step that stays stuck fails in the same way every time.
    if (!conflicts && step.error === undefined) {
      const found = await evidence.collect(step, error);
      await journal.addEvidence(operation, found);
    }
    if (reaction === 'undo') {
      return 'undo';
    }
    const isStuck = error instanceof StuckError;
    const code = isStuck ? 'rollout' : 'failed';
    await journal.holdForPerson(operation, step, {
      holder: personOf(operation, conflicts ? 'conflict' : code, error.message),
      ...(isStuck && { wakeAt: new Date(Date.now() + STUCK_RETRY_MS) }),
      ...(conflicts && { conflicts }),
    });
    return 'held';
  }

  private async hold(
    operation: JournalOperation,
    error: HeldError,
  ): Promise<void> {
    const now = Date.now();
    await this.options.journal.hold(
      operation,
      {
        kind: 'system',
        code: 'dependency',
        name: error.holder,
        reason: error.message,
        since: new Date(now).toISOString(),
      },
      new Date(now + heldBackoff(operation.heldCount)),
    );
  }
}

function personOf(
  { ownerRef }: JournalOperation,
  code: Holder['code'],
  reason: string,
): Holder {
  return {
    kind: 'person',
    code,
    name: ownerRef,
    reason,
    since: new Date().toISOString(),
  };
}
