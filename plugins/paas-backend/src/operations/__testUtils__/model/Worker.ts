import type { LoggerService } from '@backstage/backend-plugin-api';
import type { FailurePolicy } from '../../../domain/onFailure';
import { OperationEngine } from '../../OperationEngine';
import type { Job } from './Jobs';
import { MemoryJournal, type JournalTools } from './MemoryJournal';
import type { World } from './World';
import { worldSteps, type StepTools } from './worldSteps';
import { openGates } from '../../../__testUtils__/noPolicies';

/** What workers have in common. */
export interface WorkerTools extends JournalTools {
  world: World;
  policy: FailurePolicy;
  rollout: StepTools['rollout'];
  onEnded: (operationId: string) => void;
}

const silent: LoggerService = {
  error: () => {},
  warn: () => {},
  info: () => {},
  debug: () => {},
  child: () => silent,
};

/** A process that has been handed one job. */
export class Worker {
  readonly #stop = new AbortController();
  readonly #journal: MemoryJournal;
  readonly #engine: OperationEngine;

  constructor(
    readonly job: Job,
    { world, policy, rollout, onEnded, ...tools }: WorkerTools,
  ) {
    const { signal } = this.#stop;
    this.#journal = new MemoryJournal(tools);
    this.#engine = new OperationEngine({
      journal: this.#journal,
      stepTypes: worldSteps(world, tools.call, rollout, signal),
      evidence: {
        collect: async (_step, { message }) => ({
          at: tools.clock.date().toISOString(),
          problems: [message],
          events: [],
        }),
      },
      policyOf: () => policy,
      gatekeeper: openGates,
      worker: 'model',
      logger: silent,
      onEnded: async () => onEnded(job.operationId),
    });
  }

  /** The operation as it was when this worker took it over last. */
  get taken() {
    return this.#journal.taken;
  }

  /** Ends when there is nothing to do for now, or fails. */
  async work(): Promise<void> {
    const { signal } = this.#stop;
    await this.#engine.advance(this.job.operationId, signal);
    signal.throwIfAborted();
  }

  /** Asks it to end before long. */
  stop(): void {
    this.#stop.abort();
  }
}
