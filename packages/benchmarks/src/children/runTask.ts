import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import type {
  ChildAnswer,
  ChildTask,
  MemoryFigures,
  Side,
  SyncFigures,
} from './Side.ts';

const collect = globalThis.gc;

/** Carries out the task that the command line names, and prints the answer. */
export async function runTask(open: (task: ChildTask) => Side): Promise<void> {
  const task: ChildTask = JSON.parse(process.argv[2] ?? '');
  const side = open(task);
  const answer = await measured(task, side);
  process.stdout.write(JSON.stringify(answer), () => process.exit(0));
}

async function measured(task: ChildTask, side: Side): Promise<ChildAnswer> {
  // What loading the modules has left to do is not part of the measurement.
  await delay(300);
  const figures =
    task.measure === 'memory'
      ? { memory: await retained(side) }
      : { sync: await synced(side) };
  const facts = side.facts();
  return {
    ...figures,
    pods: facts.length,
    collections: side.collections(),
    ...(task.measure === 'facts' && { facts }),
  };
}

async function synced(side: Side): Promise<SyncFigures> {
  const loop = monitorEventLoopDelay({ resolution: 1 });
  loop.enable();
  const begun = performance.now();
  const before = process.cpuUsage();
  let podsMs = 0;
  await side.sync(() => {
    podsMs = performance.now() - begun;
  });
  const wallMs = performance.now() - begun;
  const { user, system } = process.cpuUsage(before);
  loop.disable();
  return {
    wallMs,
    podsMs,
    cpuMs: (user + system) / 1000,
    loopP99Ms: loop.percentile(99) / 1e6,
    loopMaxMs: loop.max / 1e6,
    peakMiB: process.resourceUsage().maxRSS / 1024,
  };
}

async function retained(side: Side): Promise<MemoryFigures> {
  const before = await bytesInUse();
  await side.sync(() => undefined);
  return {
    retainedBytes: (await bytesInUse()) - before,
    residentBytes: process.memoryUsage().rss,
  };
}

/** Several rounds, for what one collection lets go another can take. */
async function bytesInUse(): Promise<number> {
  if (!collect) throw new Error('Run it with --expose-gc');
  for (let round = 0; round < 4; round += 1) {
    await delay(100);
    collect();
  }
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
