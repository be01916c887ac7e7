import type { Clock } from './Clock';

/** "Advance operation X", due at a time. */
export interface Job {
  operationId: string;
  at: number;
  /** Somebody is at it. */
  active: boolean;
}

/**
 * The promises of the job queue: at least once; one at a time per operation, but
 * for a worker that is thought to be dead and is not; what fails comes again.
 */
export class Jobs {
  readonly #clock: Clock;
  #jobs: Job[] = [];

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  send(operationId: string, at?: Date): void {
    this.#jobs.push({
      operationId,
      at: at?.getTime() ?? this.#clock.now,
      active: false,
    });
  }

  get size(): number {
    return this.#jobs.length;
  }

  /** Those that may be handed out now. */
  due(): Job[] {
    return this.#waiting().filter(({ at }) => at <= this.#clock.now);
  }

  /** When the next may be handed out; undefined: none is left. */
  nextAt(): number | undefined {
    const times = this.#waiting().map(({ at }) => at);
    return times.length === 0 ? undefined : Math.min(...times);
  }

  complete(job: Job): void {
    this.#jobs = this.#jobs.filter(other => other !== job);
  }

  /** It comes again later: its worker failed, or is thought to be dead. */
  again(job: Job, afterMs: number): void {
    if (this.#jobs.includes(job)) {
      this.complete(job);
      this.send(job.operationId, new Date(this.#clock.now + afterMs));
    }
  }

  #waiting(): Job[] {
    const busy = new Set(
      this.#jobs.filter(job => job.active).map(job => job.operationId),
    );
    return this.#jobs.filter(({ operationId }) => !busy.has(operationId));
  }
}
