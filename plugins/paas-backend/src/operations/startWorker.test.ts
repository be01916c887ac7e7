import type {
  LifecycleService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { eventually } from '@mooring/test-utils';
import { Bench } from './__testUtils__/Bench';
import { connectionOf } from './connectionOf';
import { PgBossJobQueue } from './JobQueue';
import { startWorker } from './startWorker';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

/** A process of the portal, as far as operations go. */
async function startProcess(bench: Bench, worker: string) {
  const logger = mockServices.logger.mock();
  const jobs = await PgBossJobQueue.create({
    connection: await connectionOf(bench.knex),
    logger,
  });
  const started: (() => void | Promise<void>)[] = [];
  const stopped: (() => void | Promise<void>)[] = [];
  await startWorker({
    knex: bench.knex,
    jobs,
    engine: bench.engine(worker),
    worker,
    logger,
    lifecycle: {
      addStartupHook: hook => started.push(hook),
      addShutdownHook: hook => stopped.push(hook),
    } as LifecycleService,
    scheduler: { scheduleTask: async () => {} } as unknown as SchedulerService,
  });
  for (const hook of started) {
    await hook();
  }
  return {
    jobs,
    stop: async () => {
      for (const hook of stopped) {
        await hook();
      }
    },
  };
}

describe('workers', () => {
  it('hand over what they are at when they are asked to stop', async () => {
    const bench = await Bench.create(databases);
    const { id } = await bench.accept(bench.create());
    let isBegun = false;
    bench.onRun = async (_type, { signal }) => {
      if (!isBegun) {
        isBegun = true;
        await new Promise((_, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason));
        });
      }
    };
    const one = await startProcess(bench, 'one');
    await bench.knex.transaction(trx => one.jobs.send(trx, id));
    await eventually(
      async () => isBegun,
      begun => begun,
    );
    const two = await startProcess(bench, 'two');

    const begun = Date.now();
    await one.stop();
    const ended = await eventually(
      () => bench.knex('operations').where({ id }).first('state', 'worker'),
      ({ state }) => state === 'succeeded',
    );
    expect(ended.worker).toBe('two');
    // Neither a heartbeat that runs out nor a sweep had to be waited for.
    expect(Date.now() - begun).toBeLessThan(5000);
    await two.stop();
  });
});
