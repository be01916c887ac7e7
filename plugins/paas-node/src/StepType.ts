import type {
  FieldConflict,
  StepPreview,
} from '@mooring/backstage-plugin-paas-common';
import type { z } from 'zod';

/** What every call of a step type gets. */
export interface StepContext {
  /** The instance's immutable id, which owns claims and records. */
  instanceId: string;
  /** `default/shop/web/dev` */
  instanceRef: string;
  /** Aborted when the process stops or the step's time is over. */
  signal: AbortSignal;
}

/** What a running step gets besides. */
export interface StepRunContext extends StepContext {
  operationId: string;
  /** When the step's first attempt began; deadlines count from here. */
  startedAt: Date;
  /** Fields that somebody who may do so decided to take from their managers. */
  taken: readonly FieldConflict[];
  /**
   * To be awaited directly before each external write: throws when another
   * worker has taken the operation over, and nothing may be written then.
   */
  guard(): Promise<void>;
  /** Adds a line to the step's log on the operation's page. Never a secret. */
  log(message: string): void;
}

/** How an attempt at a step ended, if it did not throw. */
export type StepOutcome =
  /** The fact is as intended. `summary` says what was done, in a sentence. */
  | { status: 'done'; summary: string }
  /** Nothing is wrong, it takes time. `summary` says what for; asked again after `retryInMs`. */
  | { status: 'waiting'; summary: string; retryInMs: number };

/**
 * A kind of step.
 *
 * @remarks
 * There is no undo: the reverse plan is made of steps too. `run` therefore reads
 * the fact, compares it with the intent and acts on the difference, so that it
 * may be run again at any time, also after a crash halfway.
 *
 * Errors thrown by `run` and `preview`: {@link HeldError} when something it
 * depends on is down (tried again by itself until it is back), {@link StuckError}
 * when what it waits for does not come about, {@link FieldConflictError} when it
 * would have to take fields from others; anything else means that it will never
 * work.
 */
export interface StepType<TInput = unknown> {
  /** `kubernetes.apply` */
  type: string;
  input: z.ZodType<TInput>;
  /** Finds out what `run` would change. Writes nothing. */
  preview(input: TInput, context: StepContext): Promise<StepPreview>;
  run(input: TInput, context: StepRunContext): Promise<StepOutcome>;
}
