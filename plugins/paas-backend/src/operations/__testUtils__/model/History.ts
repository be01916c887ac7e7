import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import { HeldError } from '@mooring/backstage-plugin-paas-node';
import type { Change } from '@mooring/backstage-plugin-paas-common';
import { FencedError } from '../../FencedError';
import type { Job } from './Jobs';
import { Observer } from './Observer';
import { Random } from './Random';
import { randomChange } from './randomChange';
import type { CallEnd } from './Scheduler';
import { Site } from './Site';
import type { Worker } from './Worker';

/** Longer than this and somebody is held for ever. */
const PATIENCE = 10_000;
/** After how long a worker that gives no sign is thought to be dead. */
const HEARTBEAT_MS = 12_000;

/** One random history of a service, from a seed. */
export class History {
  readonly random: Random;
  readonly site: Site;
  readonly #observer: Observer;
  readonly #faults: number;
  #workers: Worker[] = [];
  #paused: Worker[] = [];
  /** Decisions and calls until now. */
  steps = 0;

  constructor(seed: number) {
    this.random = new Random(seed);
    this.site = new Site(this.random);
    this.#observer = new Observer(this.site);
    this.#faults = this.random.pick([0, 0.03, 0.12]);
  }

  /** Lets anything happen. */
  async run(steps: number): Promise<void> {
    for (let step = 0; step < steps; step++) {
      this.steps += 1;
      await this.random.weighted<() => unknown>([
        [60, () => this.#goOn(this.#end())],
        [10, () => this.#deliver()],
        [2, () => this.#accept(randomChange(this.site.tables, this.random))],
        [0.2, () => this.#decide()],
        [2, () => this.#pass(this.random.below(8000))],
        [0.5, () => this.#kill()],
        [1.5, () => this.#pause()],
        [0.8, () => this.#resume()],
        [0.3, () => this.random.pick(this.#workers)?.stop()],
        [0.05, () => this.#getStuck(true)],
        [0.5, () => this.#getStuck(false)],
        [0.4, () => this.#takeField()],
      ])();
    }
  }

  /** Lets everything through, until nothing is left to do. */
  async settle(): Promise<void> {
    this.site.isStuck = false;
    for (let step = 0; step < PATIENCE; step++) {
      this.steps += 1;
      if (this.random.chance(0.05)) {
        this.#resume();
      }
      if (!(await this.#goOn('answered'))) {
        const isOver = this.#paused.length === 0 && !this.#letGo();
        if (isOver) {
          return;
        }
        this.#resume();
      }
    }
    throw new Error('It never comes to rest');
  }

  /** After a stop halfway, the next change that gets through cleans up. */
  async cleanUp(): Promise<void> {
    const { tables } = this.site;
    const findRemains = () =>
      tables.instances.find(({ partial }) => partial.length > 0);
    let row = findRemains();
    for (let attempt = 0; row && attempt < 20; attempt++) {
      const { service_id: serviceId, environment } = row;
      const head = tables.release(row.id, row.head_number);
      const kind = head?.content.running ? 'restart' : 'start';
      await this.#accept({ kind, serviceId, environment });
      await this.settle();
      row = findRemains();
    }
  }

  /** What is not as it has to be when nothing is left to do. */
  problems(): string[] {
    return this.#observer.problems();
  }

  #end(): CallEnd {
    if (!this.random.chance(this.#faults)) {
      return 'answered';
    }
    return this.random.pick(['not sent', 'answer lost']);
  }

  /** The next thing that happens by itself; false if there is none. */
  async #goOn(end: CallEnd): Promise<boolean> {
    const { scheduler, jobs, clock } = this.site;
    const nextAt = jobs.nextAt();
    if (scheduler.hasWork) {
      await scheduler.next(end);
    } else if (jobs.due().length > 0) {
      await this.#deliver();
    } else if (nextAt !== undefined) {
      this.#pass(nextAt - clock.now);
    }
    return scheduler.hasWork || jobs.size > 0;
  }

  async #deliver(): Promise<void> {
    const due = this.site.jobs.due();
    if (due.length === 0) {
      return;
    }
    const job = this.random.pick(due);
    job.active = true;
    const worker = this.site.createWorker(job);
    this.#workers.push(worker);
    void this.#work(worker, job);
    await this.site.scheduler.settle();
  }

  async #work(worker: Worker, job: Job): Promise<void> {
    try {
      await worker.work();
      this.site.jobs.complete(job);
    } catch (error) {
      if (!isExpected(error)) {
        this.#observer.report(`A worker failed: ${error}`);
      }
      this.site.jobs.again(job, 1000);
    }
    this.#forget(worker);
  }

  async #accept(change: Change): Promise<void> {
    if (this.site.tables.unfinished(this.#instanceIds()).length > 4) {
      return;
    }
    this.site.operations.accept(change).catch(error => {
      if (!isRefusal(error)) {
        this.#observer.report(`${change.kind} was refused: ${error.stack}`);
      }
    });
    await this.site.scheduler.settle();
  }

  /** Somebody changes his mind. */
  #decide(): void {
    const { tables, operations } = this.site;
    const row = this.random.pick(tables.unfinished(this.#instanceIds()));
    const possible = row ? operations.decisions(row) : [];
    if (row && possible.length > 0) {
      operations.decide(row, this.random.pick(possible));
    }
  }

  /** Lets an operation go on that waits for a person; false if none does. */
  #letGo(): boolean {
    const { tables, operations } = this.site;
    const row = tables
      .unfinished(this.#instanceIds())
      .find(({ holder }) => holder?.kind === 'person');
    if (row) {
      const possible = operations.decisions(row);
      operations.decide(
        row,
        possible.includes('takeOver') ? 'takeOver' : this.random.pick(possible),
      );
    }
    return row !== undefined;
  }

  #pass(ms: number): void {
    this.site.clock.now += ms;
  }

  #kill(): void {
    const worker = this.random.pick(this.#workers);
    if (worker) {
      this.site.scheduler.kill(worker);
      this.#forget(worker);
      this.site.jobs.again(worker.job, HEARTBEAT_MS);
    }
  }

  #pause(): void {
    const worker = this.random.pick(this.#workers);
    if (worker) {
      this.site.scheduler.pause(worker);
      this.#paused.push(worker);
      this.site.jobs.again(worker.job, HEARTBEAT_MS);
      this.#takeBack(worker);
    }
  }

  /** What stands still is often taken back. */
  #takeBack({ job }: Worker): void {
    const { tables, operations } = this.site;
    const row = tables.operation(job.operationId);
    if (operations.decisions(row).includes('undo') && this.random.chance(0.3)) {
      operations.decide(row, 'undo');
    }
  }

  #resume(): void {
    const worker = this.random.pick(this.#paused);
    if (worker) {
      this.site.scheduler.resume(worker);
      this.#paused = this.#paused.filter(other => other !== worker);
    }
  }

  #getStuck(isStuck: boolean): void {
    this.site.isStuck = isStuck;
  }

  #takeField(): void {
    const { objects, foreign } = this.site.world;
    const key = this.random.pick([...objects.keys()]);
    if (key !== undefined) {
      foreign.add(key);
    }
  }

  #forget(worker: Worker): void {
    this.#workers = this.#workers.filter(other => other !== worker);
    this.#paused = this.#paused.filter(other => other !== worker);
  }

  #instanceIds(): string[] {
    return this.site.tables.instances.map(({ id }) => id);
  }
}

function isExpected(error: unknown): boolean {
  return (
    error instanceof FencedError ||
    /Connection terminated|AbortError|duplicate key/.test(String(error))
  );
}

/** What a person is told who asks for something that cannot be done now. */
function isRefusal(error: unknown): boolean {
  return (
    error instanceof ConflictError ||
    error instanceof InputError ||
    error instanceof NotFoundError ||
    error instanceof HeldError
  );
}
