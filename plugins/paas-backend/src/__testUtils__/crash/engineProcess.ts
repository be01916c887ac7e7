import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type {
  LifecycleService,
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import { environmentsSchema } from '@mooring/common';
import { createClusterServices } from '@mooring/backstage-plugin-clusters-node';
import { DnsClient } from '@mooring/backstage-plugin-dns-common';
import {
  ClaimStep,
  MoveStep,
  PublishStep,
  SettleStep,
} from '@mooring/backstage-plugin-paas-backend-module-dns';
import type { Change } from '@mooring/backstage-plugin-paas-common';
import { eventually } from '@mooring/test-utils';
import createKnex, { type Knex } from 'knex';
import { DefaultOperations } from '../../operations/DefaultOperations';
import { PgBossJobQueue } from '../../operations/JobQueue';
import { DatabaseJournal } from '../../operations/journal/DatabaseJournal';
import { OperationEngine } from '../../operations/OperationEngine';
import { releaseLiveStep } from '../../operations/releaseLiveStep';
import { startWorker } from '../../operations/startWorker';
import { StepTypes } from '../../operations/StepTypes';
import { DatabaseRolloutTimes } from '../../preflight/DatabaseRolloutTimes';
import { DefaultPlanExplainer } from '../../preflight/DefaultPlanExplainer';
import { ClusterEvidence } from '../../evidence/ClusterEvidence';
import { DatabaseReleaseStore } from '../../releases/DatabaseReleaseStore';
import { DatabaseSecretVault } from '../../secrets/DatabaseSecretVault';
import { DatabaseServiceStore } from '../../services/DatabaseServiceStore';
import { KubernetesApplyStep } from '../../steps/KubernetesApplyStep';
import { KubernetesPruneStep } from '../../steps/KubernetesPruneStep';
import { KubernetesRolloutStep } from '../../steps/KubernetesRolloutStep';
import { createPlanner } from '../createPlanner';
import { installCrashPoints } from './crashPoints';
import { plainBlueprint } from './plainBlueprint';
import { DatabaseProjectReleaseStore } from '../../projectReleases/DatabaseProjectReleaseStore';
import { noPolicies, openGates } from '../noPolicies';

/** What the parent tells the process. */
export interface EngineOptions {
  database: string;
  /** Portal configuration: clusters and environments. */
  config: JsonObject;
  dns: { baseUrl: string; authorization: string };
  /** To be carried out first, undisturbed, once everything left behind has ended. */
  setUp: Change[];
  /** To be accepted then. The ids of services may be their names. */
  change: Change | undefined;
  crash: { at: number | undefined; undo: boolean; file: string };
}

const WORKER = 'crash-test';

const silent: LoggerService = {
  error: () => {},
  warn: () => {},
  info: () => {},
  debug: () => {},
  child: () => silent,
};

/**
 * A worker in a process of its own: takes back what its predecessor left, waits
 * until that has ended, sets up what is needed, then accepts one change and
 * carries it out, unless it is to die on the way.
 */
async function main(): Promise<void> {
  const options: EngineOptions = JSON.parse(
    readFileSync(process.argv[2]!, 'utf8'),
  );
  const knex = createKnex({
    client: 'pg',
    connection: options.database,
    pool: { min: 0, max: 10 },
  });
  const clusters = createClusterServices({
    config: new ConfigReader(options.config),
    logger: silent,
  });
  const dns = new DnsClient((path, init) =>
    fetch(`${options.dns.baseUrl}${path}`, {
      ...init,
      headers: { ...init?.headers, authorization: options.dns.authorization },
    }),
  );
  const stepTypes = new StepTypes();
  const vault = new DatabaseSecretVault(knex, undefined);
  stepTypes.add(new KubernetesApplyStep(clusters.writer, vault));
  stepTypes.add(new KubernetesRolloutStep(clusters.writer, clusters.reader));
  stepTypes.add(new KubernetesPruneStep(clusters.writer));
  stepTypes.add(new ClaimStep(dns));
  stepTypes.add(new PublishStep(dns));
  stepTypes.add(new MoveStep(dns));
  stepTypes.add(new SettleStep());
  stepTypes.add(releaseLiveStep);
  const jobs = await PgBossJobQueue.create({
    connection: { connectionString: options.database },
    logger: silent,
  });
  const engine = new OperationEngine({
    journal: new DatabaseJournal(knex, jobs),
    stepTypes,
    evidence: new ClusterEvidence(clusters.reader),
    policyOf: () => ({ autoRollback: false, holdFailedCreations: false }),
    worker: WORKER,
    gatekeeper: openGates,
    logger: silent,
    onEnded: async () => {},
  });
  const started: (() => void | Promise<void>)[] = [];
  await startWorker({
    knex,
    jobs,
    engine,
    worker: WORKER,
    logger: silent,
    lifecycle: {
      addStartupHook: hook => started.push(hook),
      addShutdownHook: () => {},
    } as LifecycleService,
    scheduler: { scheduleTask: async () => {} } as unknown as SchedulerService,
  });
  for (const hook of started) {
    await hook();
  }
  const nothingLeft = () =>
    eventually(
      () => knex('operations').whereNull('ended_at').select('id', 'holder'),
      rows => rows.length === 0,
      120_000,
    );
  await nothingLeft();
  const operations = createOperations(options, { knex, jobs, stepTypes });
  const requester = { user: 'user:default/owner', via: undefined };
  const carryOut = async (wanted: Change, before: () => void) => {
    const change = await withServiceId(knex, wanted);
    const { hash } = await operations.preview(change);
    before();
    const idempotencyKey = randomUUID();
    await operations.accept(
      { change, planHash: hash, idempotencyKey },
      requester,
    );
    await nothingLeft();
  };
  for (const change of options.setUp) {
    await carryOut(change, () => {});
  }
  if (options.change) {
    await carryOut(options.change, () => installCrashPoints(options.crash));
  }
  process.exit(0);
}

/** The parent knows services by their names only. */
async function withServiceId(knex: Knex, change: Change): Promise<Change> {
  if (!('serviceId' in change)) {
    return change;
  }
  const { id } = await knex('services')
    .where({ name: change.serviceId })
    .first('id');
  return { ...change, serviceId: id };
}

function createOperations(
  options: EngineOptions,
  parts: Pick<
    ConstructorParameters<typeof DefaultOperations>[0],
    'knex' | 'jobs' | 'stepTypes'
  >,
): DefaultOperations {
  const { mooring } = options.config as { mooring: JsonObject };
  const environments = new Map(
    environmentsSchema.parse(mooring.environments).map(e => [e.name, e]),
  );
  const vault = new DatabaseSecretVault(parts.knex, undefined);
  return new DefaultOperations({
    ...parts,
    ...noPolicies,
    planner: createPlanner({
      services: new DatabaseServiceStore(parts.knex),
      releases: new DatabaseReleaseStore(parts.knex),
      projectReleases: new DatabaseProjectReleaseStore(parts.knex),
      environments,
      blueprint: plainBlueprint,
      vault,
    }),
    explainer: new DefaultPlanExplainer({
      checks: [],
      rolloutTimes: new DatabaseRolloutTimes(parts.knex),
    }),
    vault,
    onAccepted: async () => {},
  });
}

main().catch(error => {
  process.stderr.write(`${error?.stack ?? error}\n`);
  process.exit(1);
});
