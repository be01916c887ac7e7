import type { StepOutcome } from '@mooring/backstage-plugin-paas-node';
import type { AttemptSignals } from './attemptSignals';
import type { JournalStep } from './types';

/** How many instances are worked on side by side. */
const MOST_AT_ONCE = 16;
/** How long a step that waits is left alone while others get on. */
const LOOK_AGAIN_MS = 250;

/** How one attempt at a step ended. */
export interface Attempted {
  step: JournalStep;
  signals: AttemptSignals;
  outcome?: StepOutcome;
  error?: unknown;
  /** Somebody wants the operation to stop or to be undone. */
  isCalledOff: boolean;
}

/** A step that takes time. */
export type Waiting = Extract<StepOutcome, { status: 'waiting' }> & {
  step: JournalStep;
};

/** Where it stands when nothing is under way any more. */
export interface Stand {
  failures: Attempted[];
  /** All that could be begun, if nothing failed and nobody called it off. */
  waiting: Waiting[];
  isCalledOff: boolean;
}

interface Look {
  waiting: Waiting;
  at: number;
  /** How many steps were done by then. */
  done: number;
}

/**
 * Attempts steps as they can be begun, several at a time, none waiting for one
 * that it does not need. Ends when something failed or was called off, or when
 * all that is left waits; what is under way is always waited for.
 *
 * @param options.ready - steps that can be begun, the most urgent first, those
 *   under way among them
 * @throws what an attempt throws: then it proves nothing
 */
export async function sideBySide(options: {
  ready: () => JournalStep[];
  attempt: (step: JournalStep) => Promise<Attempted>;
  stop: AbortSignal;
}): Promise<Stand> {
  const { ready, attempt, stop } = options;
  const underWay = new Map<number, Promise<void>>();
  const looks = new Map<number, Look>();
  const failures: Attempted[] = [];
  const thrown: unknown[] = [];
  let done = 0;
  let isCalledOff = false;

  const note = (attempted: Attempted) => {
    const { step, outcome } = attempted;
    isCalledOff ||= attempted.isCalledOff;
    if (!outcome) {
      failures.push(attempted);
    } else if (outcome.status === 'waiting') {
      looks.set(step.seq, {
        waiting: { step, ...outcome },
        at: Date.now(),
        done,
      });
    } else {
      step.state = 'done';
      looks.delete(step.seq);
      done += 1;
    }
  };
  const begin = (step: JournalStep) => {
    const ending = attempt(step)
      .then(note, error => {
        thrown.push(error);
      })
      .finally(() => underWay.delete(step.seq));
    underWay.set(step.seq, ending);
  };
  const canBegin = ({ seq }: JournalStep) => {
    const look = looks.get(seq);
    return (
      !underWay.has(seq) &&
      (!look ||
        (done > look.done &&
          (underWay.size === 0 || Date.now() - look.at >= LOOK_AGAIN_MS)))
    );
  };

  for (;;) {
    const mayBegin =
      failures.length + thrown.length === 0 && !isCalledOff && !stop.aborted;
    for (const step of mayBegin ? ready() : []) {
      if (underWay.size < MOST_AT_ONCE && canBegin(step)) {
        begin(step);
      }
    }
    if (underWay.size === 0) {
      break;
    }
    await Promise.race(underWay.values());
  }
  if (thrown.length > 0) {
    throw thrown[0];
  }
  const waiting = [...looks.values()].map(look => look.waiting);
  return { failures, waiting, isCalledOff };
}
