import { randomUUID } from 'node:crypto';
import { Collector } from '../cluster/Collector.ts';
import { DeploymentWatch } from '../cluster/DeploymentWatch.ts';
import { environment } from '../data/shape.ts';
import { JournalView } from '../failover/JournalView.ts';
import type { Bench, BenchContext, BenchResult } from '../harness/Bench.ts';
import { atMostTimes, type Line } from '../harness/Line.ts';
import { percentile } from '../harness/percentile.ts';
import { Filler } from '../data/Filler.ts';
import { FactsDifferError, sameFacts } from '../harness/sameFacts.ts';
import { emptyProject } from '../portal/catalogFile.ts';
import { withDatabase } from '../portal/withDatabase.ts';
import { withPortal } from '../portal/withPortal.ts';
import {
  besideChain,
  inLayers,
  longestChain,
  rolloutMsOf,
  type Part,
} from '../project/parts.ts';
import { ProjectSide } from '../project/ProjectSide.ts';
import { templatesOf } from '../project/templatesOf.ts';

/** What the size of a project adds to the time that its rollback cannot do without. */
export const project: Bench = {
  title: 'project: all of it rolled back as one operation',
  run,
};

const namespace = `${emptyProject}-${environment}`;
/** How many services stand in each layer; rounds are even, so that the last release is there after them as before. */
const sizes = {
  quick: { widths: [2, 6, 2, 1, 1], rounds: 2 },
  full: { widths: [2, 18, 6, 3, 1], rounds: 4 },
};

interface Samples {
  whole: number[];
  alone: number[];
}

/** What of the project has to be there before what else. */
interface Arrangement {
  what: string;
  parts: Part[];
}

async function run(context: BenchContext): Promise<BenchResult> {
  const { cluster, quick, say } = context;
  const { widths } = quick ? sizes.quick : sizes.full;
  const parts = inLayers(widths, randomUUID().slice(0, 6));
  const rolloutMs = new Map(parts.map(part => [part.name, part.rolloutMs]));
  const arrangements = [
    { what: `${parts.length} instances in ${widths.length} layers`, parts },
    {
      what: `a chain of ${widths.length} and ${
        parts.length - widths.length
      } instances that need nothing`,
      parts: besideChain(parts, widths.length),
    },
  ];
  // With what controllers put into a namespace.
  await new Filler(cluster.admin).namespace(namespace);
  return withPortal(context, 1, ({ databases, operator }) =>
    withDatabase(databases, 'paas', async client => {
      const watch = new DeploymentWatch(
        cluster.admin,
        namespace,
        name => rolloutMs.get(name) ?? 0,
      );
      const collector = new Collector(cluster.admin, namespace);
      try {
        const journal = new JournalView(client);
        const side = new ProjectSide(operator, journal, emptyProject);
        say(`creating ${parts.length} services`);
        await side.create(parts);
        const lines = await measureAll(
          context,
          side,
          quick ? arrangements.slice(0, 1) : arrangements,
        );
        await side.remove();
        return { lines, notes: notes(parts) };
      } finally {
        watch.stop();
        collector.stop();
      }
    }),
  );
}

/** A release of the project, and what the API server made pods of when it was deployed. */
interface Deployed {
  release: Awaited<ReturnType<ProjectSide['deploy']>>;
  templates: string[];
}

async function measureAll(
  context: BenchContext,
  side: ProjectSide,
  arrangements: readonly Arrangement[],
): Promise<Line[]> {
  const { cluster, check, say } = context;
  const [{ parts }] = arrangements as [Arrangement];
  const releases: Deployed[] = [];
  for (const number of [1, 2]) {
    say(`deploying ${number} to all of them`);
    const release = await side.deploy(imageOf(number));
    const templates = await templatesOf(cluster.admin, namespace, parts);
    releases.push({ release, templates });
  }
  if (check) assertDifferent(releases);
  const lines: Line[] = [];
  for (const { what, parts: arranged } of arrangements) {
    say(what);
    await side.arrange(arranged);
    const samples = await measure(context, side, arranged, releases);
    lines.push(...linesOf(what, arranged, samples));
  }
  return lines;
}

/** The project is at one release or the other; each time it goes to the one where it is not. */
async function measure(
  { cluster, quick, check, say }: BenchContext,
  side: ProjectSide,
  parts: readonly Part[],
  releases: readonly Deployed[],
): Promise<Samples> {
  const chain = longestChain(parts);
  const samples: Samples = { whole: [], alone: [] };
  const { rounds } = quick ? sizes.quick : sizes.full;
  for (let round = 0; round < rounds; round += 1) {
    const to = releases[round % 2]!;
    const from = releases[1 - (round % 2)]!;
    const whole = await side.rollBack(to.release);
    if (check)
      sameFacts(
        `The Deployments after round ${round}`,
        {
          name: 'now',
          facts: await templatesOf(cluster.admin, namespace, parts),
        },
        { name: 'of the release', facts: to.templates },
      );
    // There and back, so that the whole is at one release again.
    const there = await side.rollBackOnly(chain, from.release);
    const back = await side.rollBackOnly(chain, to.release);
    samples.whole.push(whole);
    samples.alone.push(there, back);
    say(
      `all after ${seconds(whole)}, the chain after ${seconds(
        there,
      )} and ${seconds(back)}`,
    );
  }
  return samples;
}

function linesOf(
  what: string,
  parts: readonly Part[],
  { whole, alone }: Samples,
): Line[] {
  const chain = longestChain(parts);
  const peer = `the ${chain.length} of its longest chain alone`;
  const line = (which: string, share: number) => ({
    what: `${what}, ${which}`,
    unit: 'ms',
    ours: percentile(whole, share),
    peer: { name: peer, value: percentile(alone, share) },
  });
  return [
    atMostTimes(line('p50', 0.5), 1.3),
    line('the slowest', 1),
    {
      what: `${what}, nothing but the rollouts of the chain`,
      unit: 'ms',
      ours: rolloutMsOf(chain),
    },
  ];
}

function notes(parts: readonly Part[]): string[] {
  return [
    `One project in one environment. The clock starts with the request that confirms a plan and ends with the operation. The chain is the one whose rollouts take longest, rolled back as one operation of its own, twice a round.`,
    `The API server is real. There are no controllers: the benchmark tells it that a rollout is over, from 1 to 3 s after it has begun, the same time for the same service always; one after the other those of all take ${seconds(
      rolloutMsOf(parts),
    )}.`,
  ];
}

/** What is the same in both releases would prove nothing. */
function assertDifferent([one, other]: readonly Deployed[]): void {
  const same = one!.templates.filter(it => other!.templates.includes(it));
  if (same.length > 0)
    throw new FactsDifferError(`The releases share ${same[0]}`);
}

function imageOf(number: number): string {
  return `1.0.${number}@sha256:${String(number).padStart(64, '0')}`;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
