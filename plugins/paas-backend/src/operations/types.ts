import type {
  Accept,
  Change,
  ChangeKind,
  Decide,
  Evidence,
  FieldConflict,
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
  serviceId: string;
  environment: string;
  /** Ids of instances of the same operation whose steps come first. */
  dependsOn: string[];
  /** Where it starts: what is live, or will be when earlier operations have ended. */
  from: Release | undefined;
  /** What an interrupted operation may have left half applied over that. */
  partial: Release[];
  to: Release | undefined;
}

/** A step as the journal holds it. */
export interface JournalStep extends PlanStep {
  seq: number;
  direction: 'forward' | 'undo';
  instanceId: string;
  environment: string;
  state: StepState;
  /** Why its last attempt did not go well. */
  error: string | undefined;
}

/** An operation that a worker has taken over. */
export interface JournalOperation {
  id: string;
  kind: ChangeKind;
  state: OperationState;
  projectRef: string;
  /** The team that decides when it is held for a person. */
  ownerRef: string;
  initiator: string;
  planHash: string;
  /** Its instances are locked and it is planned from where they stand. */
  isStarted: boolean;
  checked: boolean;
  /** It waits for nobody's approval. */
  isEmergency: boolean;
  /** It runs in spite of a freeze. */
  overridesFreeze: boolean;
  undoRequestedBy: string | undefined;
  cancelRequestedBy: string | undefined;
  /** Operations whose remains it starts from. */
  supersedes: string[];
  /** Fields of others that somebody decided to take. */
  taken: FieldConflict[];
  /** Of this take-over; every write of the worker names it. */
  epoch: number;
  heldCount: number;
  targets: Target[];
  steps: JournalStep[];
}

/** Where an instance really stands. */
export interface Standing {
  instanceId: string;
  live: Release | undefined;
  partial: Release[];
  nextNumber: number;
}

/** A plan made anew for an operation that was accepted. */
export interface Replan {
  hash: string;
  targets: Target[];
  steps: (PlanStep & { instanceId: string; preview: StepPreview })[];
}

/** How an operation fares at a gate. */
export type GateOutcome =
  | { status: 'passed' | 'waiting'; reason?: undefined }
  | { status: 'rejected' | 'expired'; reason: string };

/** Says what keeps an operation from beginning: a freeze, or that an instance is reserved. */
export interface Gatekeeper {
  obstacle(
    operation: Pick<
      JournalOperation,
      'initiator' | 'targets' | 'isEmergency' | 'overridesFreeze'
    >,
  ): Promise<{ holder: Holder; until: Date } | undefined>;
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
   * operation holds one of them, or, with the locks taken, where its instances
   * really stand if that is not where it was planned from.
   */
  lock(
    operation: JournalOperation,
  ): Promise<{ blockedBy?: string; standing?: Standing[] }>;
  /**
   * Puts another plan in the place of the one that was accepted, from where the
   * instances stand; held for a person if a holder is given. Where its gates come
   * first, they are asked again, and nothing is locked meanwhile.
   */
  replan(
    operation: JournalOperation,
    plan: Replan,
    holder: Holder | undefined,
  ): Promise<void>;
  /** The plan was previewed again and is as confirmed. */
  markChecked(operation: JournalOperation): Promise<void>;
  /**
   * The plan is not as confirmed any more: a person has to look at what it is now.
   * Where people had to approve it, they are asked again, and nothing is locked
   * meanwhile.
   */
  holdChanged(
    operation: JournalOperation,
    plan: { hash: string; previews: StepPreview[]; holder: Holder },
  ): Promise<void>;
  /**
   * Stands at a gate: passes it if enough people have agreed to this very plan,
   * else waits for them.
   */
  standAt(operation: JournalOperation, gate: JournalStep): Promise<GateOutcome>;
  /** @returns when the step's first attempt began */
  startStep(operation: JournalOperation, step: JournalStep): Promise<Date>;
  /**
   * The step is done; if it was `release.live`, its release is live with that.
   *
   * @returns false if somebody has asked since the take-over that it be stopped or undone
   */
  endStep(
    operation: JournalOperation,
    step: JournalStep,
    summary: string,
  ): Promise<boolean>;
  /** Nothing is wrong, it takes time: sends the job that comes back. */
  waitSteps(
    operation: JournalOperation,
    steps: readonly { step: JournalStep; summary: string }[],
    wakeAt: Date,
  ): Promise<void>;
  /** Something it depends on is down, or keeps it from beginning: sends the job that tries again. */
  hold(
    operation: JournalOperation,
    holder: Holder,
    wakeAt: Date,
  ): Promise<void>;
  /**
   * The step does not go on and a person decides. With a time to wake up it is
   * tried again meanwhile, for it may come right by itself.
   */
  holdForPerson(
    operation: JournalOperation,
    step: JournalStep,
    hold: {
      holder: Holder;
      wakeAt?: Date;
      conflicts?: readonly FieldConflict[];
    },
  ): Promise<void>;
  /** Keeps what was found of a failure. */
  addEvidence(operation: JournalOperation, evidence: Evidence): Promise<void>;
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
  /**
   * @param isEmergency - without the gates that approve
   * @throws InputError, NotFoundError, ConflictError naming the field; ServiceUnavailableError when a cluster or DNS server cannot be asked.
   */
  preview(change: Change, isEmergency?: boolean): Promise<PlanPreview>;
  /**
   * @param mayOverride - whether the requester may change what is frozen under a group's say
   * @throws as preview, and ConflictError when the plan is not the one that was
   * confirmed, or an environment is frozen.
   */
  accept(
    accept: Accept,
    requester: Requester,
    mayOverride?: (group: string) => boolean,
  ): Promise<OperationDetail>;
  get(id: string): Promise<OperationDetail>;
  list(query: {
    limit: number;
    cursor: string | undefined;
    serviceId: string | undefined;
  }): Promise<OperationPage>;
}

/** What people decide about operations under way. */
export interface Decisions {
  /** @throws ConflictError if it is not held. */
  continue(id: string, requester: Requester): Promise<void>;
  /** @throws ConflictError if it cannot be undone any more. */
  undo(id: string, requester: Requester): Promise<void>;
  /** @throws ConflictError if it has ended or is being undone. */
  cancel(id: string, requester: Requester): Promise<void>;
  /** @throws ConflictError if it is not held over fields of others. */
  takeOver(id: string, requester: Requester): Promise<void>;
  /**
   * Decides at a gate.
   *
   * @throws ConflictError if the gate is not the one it stands at, the plan is
   * another one now, or the person has decided already
   */
  decide(id: string, decide: Decide, requester: Requester): Promise<void>;
  /** Lets it begin in spite of a freeze. @throws ConflictError if no freeze holds it. */
  overrideFreeze(
    id: string,
    reason: string,
    requester: Requester,
  ): Promise<void>;
  /** Says that an emergency was looked at. @throws ConflictError if there is nothing to review. */
  review(
    id: string,
    note: string | undefined,
    requester: Requester,
  ): Promise<void>;
}
