import { environmentSchema } from '@mooring/common';
import { createPlanner } from '../../../__testUtils__/createPlanner';
import { plainBlueprint } from '../../../__testUtils__/crash/plainBlueprint';
import type { FailurePolicy } from '../../../domain/onFailure';
import type { SecretVault } from '../../../secrets/types';
import { Clock } from './Clock';
import { Jobs } from './Jobs';
import { memoryReleases, memoryServices } from './MemoryStores';
import { ModelOperations } from './ModelOperations';
import type { Random } from './Random';
import { Scheduler } from './Scheduler';
import { Tables } from './Tables';
import { Worker } from './Worker';
import type { Job } from './Jobs';
import { World } from './World';
import { worldSteps } from './worldSteps';
import { noProjectReleases } from '../../../__testUtils__/noPolicies';

const environments = new Map(
  ['dev', 'prod'].map(name => [
    name,
    environmentSchema.parse({
      name,
      title: name,
      cluster: name,
      namespace: `{project}-${name}`,
      ingressClass: 'nginx',
      dns: {
        zone: `${name}.corp`,
        name: '{service}.{project}',
        target: { type: 'A', value: '10.0.0.1' },
      },
    }),
  ]),
);

const noSecrets: SecretVault = {
  refusal: 'There are no secrets in the model',
  seal: () => {
    throw new Error('There are no secrets in the model');
  },
  store: async () => {},
  open: async () => new Map(),
};

/** A portal with its journal, clusters and DNS, all of them simulated; engine, planners and plans are the real ones. */
export class Site {
  readonly clock = new Clock();
  readonly tables = new Tables();
  readonly jobs = new Jobs(this.clock);
  readonly world = new World();
  readonly scheduler: Scheduler;
  readonly operations: ModelOperations;
  readonly policy: FailurePolicy;
  /** Pods do not get ready. */
  isStuck = false;
  onEnded: (operationId: string) => void = () => {};
  readonly #random: Random;

  constructor(random: Random) {
    this.#random = random;
    this.scheduler = new Scheduler(random);
    this.policy = {
      autoRollback: random.chance(0.3),
      holdFailedCreations: random.chance(0.3),
    };
    const call = this.scheduler.callsOf({});
    this.operations = new ModelOperations({
      ...this.#tools(),
      call,
      stepTypes: worldSteps(
        this.world,
        call,
        () => 'done',
        new AbortController().signal,
      ),
      planner: createPlanner({
        services: memoryServices(this.tables),
        releases: memoryReleases(this.tables),
        projectReleases: noProjectReleases,
        environments,
        blueprint: plainBlueprint,
        vault: noSecrets,
      }),
    });
  }

  /** Hands a job to a new worker, who does nothing before its turn. */
  createWorker(job: Job): Worker {
    const worker: Worker = new Worker(job, {
      ...this.#tools(),
      call: (...args) => this.scheduler.callsOf(worker)(...args),
      world: this.world,
      policy: this.policy,
      rollout: () => this.#rollout(),
      onEnded: id => this.onEnded(id),
    });
    return worker;
  }

  #tools() {
    const { tables, jobs, clock } = this;
    return { tables, jobs, clock };
  }

  #rollout(): 'done' | 'under way' | 'stuck' {
    if (this.isStuck) {
      return 'stuck';
    }
    return this.#random.chance(0.3) ? 'under way' : 'done';
  }
}
