import { randomUUID } from 'node:crypto';
import {
  mockServices,
  type TestDatabases,
} from '@backstage/backend-test-utils';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { environmentSchema } from '@mooring/common';
import type {
  Change,
  Freeze,
  Gate,
  StepPreview,
} from '@mooring/backstage-plugin-paas-common';
import type {
  StepOutcome,
  StepRunContext,
} from '@mooring/backstage-plugin-paas-node';
import type { Knex } from 'knex';
import { z } from 'zod';
import { plainBlueprint } from '../../__testUtils__/crash/plainBlueprint';
import { createPlanner } from '../../__testUtils__/createPlanner';
import type { FailurePolicy } from '../../domain/onFailure';
import { DatabaseRolloutTimes } from '../../preflight/DatabaseRolloutTimes';
import { DefaultPlanExplainer } from '../../preflight/DefaultPlanExplainer';
import { DatabaseReleaseStore } from '../../releases/DatabaseReleaseStore';
import { DatabaseSecretVault } from '../../secrets/DatabaseSecretVault';
import { DatabaseServiceStore } from '../../services/DatabaseServiceStore';
import { DefaultOperations } from '../DefaultOperations';
import type { JobQueue } from '../JobQueue';
import { OperationEngine } from '../OperationEngine';
import { releaseLiveStep } from '../releaseLiveStep';
import { StepTypes } from '../StepTypes';
import { HookedJournal } from './HookedJournal';
import type { Freezes } from '../../policies/types';
import type { InForce } from '../../reservations/types';
import { DefaultGatekeeper } from '../DefaultGatekeeper';
import { gateSteps } from '../gateSteps';
import { DatabaseProjectReleaseStore } from '../../projectReleases/DatabaseProjectReleaseStore';
import { DefaultDecisions } from '../DefaultDecisions';

const environments = new Map(
  ['dev', 'prod'].map(name => [
    name,
    environmentSchema.parse({
      name,
      title: name,
      cluster: name,
      namespace: '{project}-{environment}',
    }),
  ]),
);
/** Who asks in these tests. */
export const requester = { user: 'user:default/owner', via: undefined };

/** An engine on a real journal; what its steps do is decided by each test. */
export class Bench {
  readonly jobs: string[] = [];
  readonly ran: string[] = [];
  onRun: (
    type: string,
    context: StepRunContext,
  ) => Promise<StepOutcome | void> = async () => {};
  onPreview: (type: string) => Promise<StepPreview['changes']> = async () => [];
  /** Before something is written to the journal. */
  onWrite: (method: string) => Promise<void> = async () => {};
  readonly policy: FailurePolicy = {
    autoRollback: false,
    holdFailedCreations: false,
  };
  serviceId = '';
  /** What procedures ask for, by environment. */
  gates: Record<string, (Gate & { procedure: string })[]> = {};
  frozen: (Freeze & { id: string })[] = [];
  /** Reservations in force. */
  reserved: InForce[] = [];
  readonly operations: DefaultOperations;
  readonly decisions: DefaultDecisions;

  private constructor(readonly knex: Knex) {
    const vault = new DatabaseSecretVault(knex, undefined);
    this.operations = new DefaultOperations({
      gateBook: {
        gates: async ({ environment }) => this.gates[environment] ?? [],
      },
      freezes: this.freezes,
      knex,
      jobs: this.queue,
      planner: createPlanner({
        services: new DatabaseServiceStore(knex),
        releases: new DatabaseReleaseStore(knex),
        projectReleases: new DatabaseProjectReleaseStore(knex),
        vault,
        blueprint: plainBlueprint,
        environments,
      }),
      explainer: new DefaultPlanExplainer({
        checks: [],
        rolloutTimes: new DatabaseRolloutTimes(knex),
      }),
      vault,
      stepTypes: this.stepTypes(),
      onAccepted: async () => {},
    });
    this.decisions = new DefaultDecisions({
      knex,
      jobs: this.queue,
      operations: this.operations,
    });
  }

  static async create(databases: TestDatabases): Promise<Bench> {
    const knex = await databases.init('POSTGRES_18');
    await knex.migrate.latest({
      directory: resolvePackagePath(
        '@mooring/backstage-plugin-paas-backend',
        'migrations',
      ),
    });
    return new Bench(knex);
  }

  engine(worker = 'one'): OperationEngine {
    const journal = new HookedJournal(this.knex, this.queue);
    journal.before = method => this.onWrite(method);
    return new OperationEngine({
      journal,
      stepTypes: this.stepTypes(),
      evidence: {
        collect: async (step, error) => ({
          at: new Date().toISOString(),
          problems: [`${step.type}: ${error.message}`],
          events: [],
        }),
      },
      policyOf: () => this.policy,
      gatekeeper: new DefaultGatekeeper({
        freezes: this.freezes,
        reservations: { of: async () => this.reserved },
      }),
      worker,
      logger: mockServices.logger.mock(),
      onEnded: async () => {},
    });
  }

  async advance(id: string, signal = new AbortController().signal) {
    await this.engine().advance(id, signal);
    return this.operations.get(id);
  }

  async accept(change: Change, key: string = randomUUID()) {
    const { hash } = await this.operations.preview(change);
    const accept = { change, planHash: hash, idempotencyKey: key };
    const { id, serviceId } = await this.operations.accept(accept, requester);
    this.serviceId = serviceId ?? this.serviceId;
    return { id, accept };
  }

  /** Accepts and carries out. */
  async perform(change: Change) {
    const { id } = await this.accept(change);
    return this.advance(id);
  }

  async instance() {
    return this.knex('instances').first(
      'head_number',
      'live_number',
      'partial',
    );
  }

  create(service = 'web', environmentNames = ['dev']): Change {
    return {
      kind: 'create',
      projectRef: 'system:default/shop',
      service,
      blueprint: 'plain',
      environments: environmentNames,
      values: { replicas: 1, lost: false },
    };
  }

  scale(replicas: number): Change {
    const { serviceId } = this;
    return { kind: 'scale', serviceId, environment: 'dev', replicas };
  }

  deploy(change: Partial<Extract<Change, { kind: 'deploy' }>>): Change {
    const { serviceId } = this;
    return { kind: 'deploy', serviceId, environment: 'dev', ...change };
  }

  rollback(release: number): Change {
    const { serviceId } = this;
    return { kind: 'rollback', serviceId, environment: 'dev', release };
  }

  private readonly freezes: Freezes = {
    covering: async names =>
      this.frozen.filter(it => it.environments.some(e => names.includes(e))),
  };

  private readonly queue: JobQueue = {
    send: async (_trx, id) => {
      this.jobs.push(id);
    },
  };

  private stepTypes(): StepTypes {
    const stepTypes = new StepTypes();
    for (const type of [
      'kubernetes.apply',
      'kubernetes.rollout',
      'kubernetes.prune',
    ]) {
      stepTypes.add({
        type,
        input: z.json(),
        preview: async () => ({
          changes: await this.onPreview(type),
          notes: [],
        }),
        run: async (_input, context) => {
          const outcome = await this.onRun(type, context);
          this.ran.push(type);
          return outcome ?? { status: 'done', summary: 'Done' };
        },
      });
    }
    stepTypes.add(releaseLiveStep);
    gateSteps.forEach(step => stepTypes.add(step));
    return stepTypes;
  }
}
