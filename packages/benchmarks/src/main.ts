import { parseArgs } from 'node:util';
import { withLock } from '@mooring/sandbox/src/processes/withLock.ts';
import { StateFolder } from '@mooring/sandbox/src/state/StateFolder.ts';
import { board } from './benches/board.ts';
import { browser } from './benches/browser.ts';
import { deploy } from './benches/deploy.ts';
import { failover } from './benches/failover.ts';
import { freshness } from './benches/freshness.ts';
import { memory } from './benches/memory.ts';
import { panel } from './benches/panel.ts';
import { project } from './benches/project.ts';
import { sync } from './benches/sync.ts';
import { BenchCluster } from './cluster/BenchCluster.ts';
import { ensureSnapshot } from './data/snapshot.ts';
import type { Bench } from './harness/Bench.ts';
import { describeMachine } from './harness/machine.ts';
import { publish } from './harness/publish.ts';
import { FactsDifferError } from './harness/sameFacts.ts';
import { BenchPortal } from './portal/BenchPortal.ts';

const benches: Record<string, Bench> = {
  panel,
  freshness,
  sync,
  memory,
  browser,
  deploy,
  failover,
  board,
  project,
};

const usage = `Usage: npm run bench -- NAME [--check] [--quick]

  NAME     ${Object.keys(benches).join(', ')}
  --check  first prove that both sides tell the same facts; end with 1 if not
  --quick  fewer rounds, less than a minute once the data set is there

A missed target is shown and changes no exit code. Results lie in .mooring-bench/results.`;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      check: { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const [name = ''] = positionals;
  const bench = benches[name];
  if (!bench || positionals.length > 1 || values.help) {
    process.stdout.write(`${usage}\n`);
    return values.help ? 0 : 2;
  }
  const folder = new StateFolder('.mooring-bench');
  return withLock(
    folder.path('bench.lock'),
    () => runBench(name, bench, values, folder),
    { onWait: pid => say(`waiting for the bench of process ${pid}`) },
  );
}

async function runBench(
  name: string,
  bench: Bench,
  { check, quick }: { check: boolean; quick: boolean },
  folder: StateFolder,
): Promise<number> {
  const machine = describeMachine();
  const stop = async () => {
    await BenchPortal.stop(folder);
    await BenchCluster.stop(folder);
  };
  const interrupted = () => {
    void stop().finally(() => process.exit(130));
  };
  process.on('SIGINT', interrupted).on('SIGTERM', interrupted);
  try {
    const from = await ensureSnapshot(folder, say);
    const cluster = await BenchCluster.start(folder, { from, say });
    const result = await bench.run({ cluster, folder, check, quick, say });
    const { title } = bench;
    publish({ name, title, machine, check, quick, result }, folder);
    return 0;
  } catch (error) {
    if (!(error instanceof FactsDifferError)) throw error;
    process.stdout.write(`\nThe two sides differ. ${error.message}\n`);
    return 1;
  } finally {
    await stop();
  }
}

const begun = Date.now();

function say(doing: string): void {
  const seconds = ((Date.now() - begun) / 1000).toFixed(1).padStart(6);
  process.stderr.write(`${seconds} s  ${doing}\n`);
}

main().then(
  code => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`\n${error instanceof Error ? error.stack : error}\n`);
    process.exit(1);
  },
);
