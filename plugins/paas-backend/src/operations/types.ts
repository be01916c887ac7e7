import type {
  Accept,
  Change,
  Holder,
  OperationDetail,
  OperationPage,
  OperationState,
  PlanPreview,
  PlanStep,
  StepPreview,
  StepState,
} from '@mooring/backstage-plugin-paas-common';
import type { Release } from '../domain/Release';

/** Who asks, and through what. */
export interface Requester {
  /** User entity ref. */
  user: string;
  /** Subject of the service that acts for the person, e.g. `plugin:scaffolder`. */
  via: string | undefined;
}

/** One instance's transition within an operation. */
export interface Target {
  instanceId: string;
  /** `default/shop/web/dev` */
  instanceRef: string;
  environment: string;
  from: Release | undefined;
  to: Release | undefined;
}

/** A step as the journal holds it. */
export interface JournalStep extends PlanStep {
  seq: number;
  direction: 'forward' | 'undo';
  instanceId: string;
  environment: string;
  state: StepState;
}

/** An operation that a worker has taken over. */
export interface JournalOperation {
  id: string;
  kind: Change['kind'];
  state: OperationState;
  serviceId: string;
  initiator: string;
  planHash: string;
  checked: boolean;
  undoRequestedBy: string | undefined;
  /** Of this take-over; every write of the worker names it. */
  epoch: number;
  heldCount: number;
  targets: Target[];
  steps: JournalStep[];
}

/**
 * What a worker writes down. Every method is one transaction and, but for `log`,
 * throws {@link FencedError} if another worker has taken the operation over since.
 */
export interface Journal {
  /**
   * Takes an operation over: older workers' writes fail from now on. Undefined if
   * there is nothing to do: it has ended or waits for a person.
   */
  takeOver(
    operationId: string,
    worker: string,
  ): Promise<JournalOperation | undefined>;
  /** Throws if the epoch is not the newest; to be called before each external write. */
  assertEpoch(operation: JournalOperation): Promise<void>;
  /**
   * Locks all instances and starts a queued operation. Otherwise says which
   * operation holds one of them, or that what it was planned from is not live.
   */
  lock(
    operation: JournalOperation,
  ): Promise<{ blockedBy?: string; outdated?: string }>;
  /** The plan was previewed again and is as confirmed. */
  markChecked(operation: JournalOperation): Promise<void>;
  /** The plan is not as confirmed any more: a person has to look at what it is now. */
  holdChanged(
    operation: JournalOperation,
    plan: { hash: string; previews: StepPreview[]; holder: Holder },
  ): Promise<void>;
  /** @returns when the step's first attempt began */
  startStep(operation: JournalOperation, step: JournalStep): Promise<Date>;
  /** The step is done; if it was `release.live`, its release is live with that. */
  endStep(
    operation: JournalOperation,
    step: JournalStep,
    summary: string,
  ): Promise<void>;
  /** Nothing is wrong, it takes time: sends the job that comes back. */
  waitStep(
    operation: JournalOperation,
    step: JournalStep,
    summary: string,
    wakeAt: Date,
  ): Promise<void>;
  /** Something it depends on is down: sends the job that tries again. */
  hold(
    operation: JournalOperation,
    holder: Holder,
    wakeAt: Date,
  ): Promise<void>;
  /** The step cannot work and there is nothing safe to do by itself. */
  holdForPerson(
    operation: JournalOperation,
    step: JournalStep,
    holder: Holder,
  ): Promise<void>;
  log(
    operation: JournalOperation,
    step: JournalStep,
    message: string,
  ): Promise<void>;
  /** Turns round: the reverse plan's steps join, the failed step says why. */
  beginUndo(
    operation: JournalOperation,
    failure: string,
    failed: JournalStep | undefined,
    steps: (PlanStep & { instanceId: string })[],
  ): Promise<void>;
  /**
   * Ends it: final state, locks gone, releases and services settled, the next in
   * line woken.
   *
   * @returns false if it does not end, because somebody asked for its undo just
   * before it would have succeeded
   */
  finish(
    operation: JournalOperation,
    state: 'succeeded' | 'undone' | 'cancelled',
    failure: string | undefined,
  ): Promise<boolean>;
}

/** Operations as people and other plugins use them. */
export interface Operations {
  /** @throws InputError, NotFoundError, ConflictError naming the field; ServiceUnavailableError when a cluster or DNS server cannot be asked. */
  preview(change: Change): Promise<PlanPreview>;
  /** @throws as preview, and ConflictError when the plan is not the one that was confirmed. */
  accept(accept: Accept, requester: Requester): Promise<OperationDetail>;
  get(id: string): Promise<OperationDetail>;
  list(query: {
    limit: number;
    cursor: string | undefined;
    serviceId: string | undefined;
  }): Promise<OperationPage>;
  /** @throws ConflictError if it is not held. */
  continue(id: string, requester: Requester): Promise<void>;
  /** @throws ConflictError if it cannot be undone any more. */
  undo(id: string, requester: Requester): Promise<void>;
}
