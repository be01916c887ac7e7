import { randomUUID } from 'node:crypto';
import type { BenchCluster } from '../cluster/BenchCluster.ts';
import { Collector } from '../cluster/Collector.ts';
import { DeploymentWatch } from '../cluster/DeploymentWatch.ts';
import { JournalView } from '../failover/JournalView.ts';
import {
  creation,
  deletion,
  randomEntry,
  type Account,
} from '../failover/Ledger.ts';
import { Member } from '../failover/Member.ts';
import { Oracle } from '../failover/Oracle.ts';
import { Round, type Way } from '../failover/Round.ts';
import { Tally } from '../failover/Tally.ts';
import type { Bench, BenchContext, BenchResult } from '../harness/Bench.ts';
import { Random } from '../harness/Random.ts';
import { FactsDifferError } from '../harness/sameFacts.ts';
import { withDatabase } from '../portal/withDatabase.ts';
import { withPortal, type RunningPortal } from '../portal/withPortal.ts';

/** What becomes of operations whose process goes away. */
export const failover: Bench = {
  title: 'failover: a process goes away with ten operations in flight',
  run,
};

const project = 'cart';
const namespace = `${project}-dev`;
/** Services that stay from round to round; one more comes in each, and one goes. */
const steady = 8;
/** How long a rollout takes at most. */
const rolloutMs = 2000;
/** In turn. */
const ways: readonly Way[] = ['SIGKILL', 'SIGTERM', 'SIGSTOP', 'SIGKILL'];
/** How many points of the journal processes are lost at; a quick run has each way once in turn. */
const pointsWanted = 200;

interface Tools {
  members: readonly Member[];
  journal: JournalView;
  oracle: Oracle;
  logIn: () => Promise<string>;
}

function run(context: BenchContext): Promise<BenchResult> {
  return withPortal(context, 1, running => withFleet(context, running), {
    named: true,
  });
}

async function withFleet(
  context: BenchContext,
  { portal, databases }: RunningPortal,
): Promise<BenchResult> {
  const { cluster, say } = context;
  say('starting a second process');
  const second = await portal.startSecond();
  const token = await portal.logIn('operator');
  const members = [portal.process, second].map(it => new Member(it, token));
  const pace = new Random(2);
  const watch = new DeploymentWatch(cluster.admin, namespace, () =>
    pace.below(rolloutMs),
  );
  const collector = new Collector(cluster.admin, namespace);
  const oracle = new Oracle(watch, project, portal.dns!.connection);
  try {
    return await withDatabase(databases, 'paas', client =>
      rounds(context, {
        ...{ members, oracle, journal: new JournalView(client) },
        logIn: () => portal.logIn('operator'),
      }),
    );
  } finally {
    watch.stop();
    collector.stop();
    await Promise.all(members.map(member => member.close()));
  }
}

async function rounds(
  { cluster, quick, check, say }: BenchContext,
  { members, oracle, journal, logIn }: Tools,
): Promise<BenchResult> {
  const random = new Random(1);
  const round = new Round(journal, random);
  const tally = new Tally();
  const accounts: Account[] = [];
  const suffix = randomUUID().slice(0, 6);
  const create = (name: string) =>
    creation(project, `${name}-${suffix}`, account => accounts.push(account));

  say(`creating ${steady} services`);
  for (let index = 0; index < steady; index += 1) {
    const entry = create(`steady-${index}`);
    entry.settle((await members[0]!.changes.carryOut(entry.change)).serviceId);
  }
  cluster.clearAudit();
  const before = generations(accounts);
  // Those of a run that was broken off, if there are any.
  const lockedBefore = await journal.locks();
  const isEnough = (number: number) =>
    quick ? number === ways.length : tally.points >= pointsWanted;
  for (let number = 0; !isEnough(number); number += 1) {
    const way = ways[number % ways.length]!;
    const token = await logIn();
    for (const member of members) await member.signIn(token);
    const passing = accounts.slice(steady).filter(({ exists }) => exists);
    const entries = [
      ...accounts.slice(0, steady).map(it => randomEntry(it, random)),
      create(`passing-${number}`),
      ...passing.slice(0, 1).map(deletion),
    ];
    const outcome = await round.run(members, entries, way);
    tally.add(way, outcome);
    tally.problems.push(...(await oracle.problems(accounts)));
    const { points, takenOver } = outcome;
    const times = takenOver.map(ms => `${Math.round(ms)} ms`).join(', ');
    say(`${way} at ${points.length} points, taken over after ${times || '-'}`);
  }
  const needed = generations(accounts) - before;
  const superfluous = writesOf(cluster) - needed;
  const locks = (await journal.locks()) - lockedBefore;
  if (locks > 0) tally.problems.push(`${locks} locks are left`);
  if (check && tally.problems.length > 0)
    throw new FactsDifferError(tally.problems.join('\n  '));
  for (const account of accounts.filter(({ exists }) => exists))
    await members[0]!.changes.carryOut(deletion(account).change);
  return tally.report(superfluous);
}

/** Of services that stay, how often they were written to. */
function generations(accounts: readonly Account[]): number {
  return accounts
    .slice(0, steady)
    .reduce((sum, { generation }) => sum + generation, 0);
}

/** Accepted writes to Deployments of services that stay. */
function writesOf(cluster: BenchCluster): number {
  return cluster
    .audit()
    .filter(
      ({ verb, uri, code }) =>
        verb === 'patch' &&
        /\/deployments\/steady-[^/]+\?/.test(uri) &&
        !uri.includes('dryRun') &&
        code === 200,
    ).length;
}
