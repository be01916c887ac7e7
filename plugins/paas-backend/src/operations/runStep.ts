import type { StepOutcome } from '@mooring/backstage-plugin-paas-node';
import type { StepTypes } from './StepTypes';
import type { Journal, JournalOperation, JournalStep } from './types';

/** How one attempt at a step ended; errors of the journal itself are thrown. */
export type Attempt =
  | { outcome: StepOutcome; error?: undefined }
  | { outcome?: undefined; error: unknown };

/**
 * One attempt at one step.
 *
 * @throws what the journal throws (fenced, or the database is gone): then the
 * attempt proves nothing and the step is tried again from the journal.
 */
export async function runStep(options: {
  journal: Journal;
  stepTypes: StepTypes;
  operation: JournalOperation;
  step: JournalStep;
  signal: AbortSignal;
}): Promise<Attempt> {
  const { journal, stepTypes, operation, step, signal } = options;
  const startedAt = await journal.startStep(operation, step);
  const logged: Promise<void>[] = [];
  let journalError: unknown;
  const guard = async () => {
    try {
      await journal.assertEpoch(operation);
    } catch (error) {
      journalError = error;
      throw error;
    }
  };
  try {
    const stepType = stepTypes.get(step.type);
    const outcome = await stepType.run(stepType.input.parse(step.input), {
      instanceId: step.instanceId,
      instanceRef: step.instance,
      operationId: operation.id,
      signal,
      startedAt,
      taken: operation.taken,
      guard,
      log: message => {
        // A line that is lost is no reason to fail what the step does.
        logged.push(journal.log(operation, step, message).catch(() => {}));
      },
    });
    await Promise.all(logged);
    return { outcome };
  } catch (error) {
    if (journalError !== undefined) {
      throw journalError;
    }
    await Promise.all(logged);
    return { error };
  }
}
