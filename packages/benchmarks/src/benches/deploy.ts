import { randomUUID } from 'node:crypto';
import { ApiClient } from '../cluster/ApiClient.ts';
import { Collector } from '../cluster/Collector.ts';
import { DeploymentWatch } from '../cluster/DeploymentWatch.ts';
import { deploymentFacts } from '../deploy/deploymentFacts.ts';
import { KubectlSide } from '../deploy/KubectlSide.ts';
import { PortalSide } from '../deploy/PortalSide.ts';
import { createScratch } from '../deploy/Scratch.ts';
import { Script, type AppliedManifest } from '../deploy/Script.ts';
import { ScriptJournal } from '../deploy/ScriptJournal.ts';
import { timed, type Sample } from '../deploy/timed.ts';
import type { Bench, BenchContext, BenchResult } from '../harness/Bench.ts';
import { atMostTimesPlus } from '../harness/Line.ts';
import { percentile } from '../harness/percentile.ts';
import { sameFacts } from '../harness/sameFacts.ts';
import { PortalChanges } from '../portal/PortalChanges.ts';
import { withDatabase } from '../portal/withDatabase.ts';
import { withPortal, type RunningPortal } from '../portal/withPortal.ts';

/** How long it takes from a confirmed change to what the cluster has accepted. */
export const deploy: Bench = {
  title: 'deploy: from confirming a change to the Deployment',
  run,
};

const project = 'cart';
const namespace = `${project}-dev`;
const rounds = {
  quick: { changes: 20, rollbacks: 5 },
  full: { changes: 500, rollbacks: 100 },
};

function run(context: BenchContext): Promise<BenchResult> {
  return withPortal(context, 1, portal =>
    withDatabase(portal.databases, 'paas', async client => {
      const watch = new DeploymentWatch(context.cluster.admin, namespace);
      const collector = new Collector(context.cluster.admin, namespace);
      const api = new ApiClient(context.cluster.portal);
      try {
        const sides = await createSides(context, portal, watch);
        const { manifest, ours, scripted } = sides;
        const id = randomUUID();
        await createScratch(client, id, manifest);
        const journal = new ScriptJournal(client, id, manifest);
        const script = new Script(api, journal);
        const result = await measure(context, watch, {
          ...{ ours, manifest, script, journal },
          kubectl: new KubectlSide(context.cluster, watch),
        });
        await ours.remove();
        await scripted.remove();
        return result;
      } finally {
        watch.stop();
        collector.stop();
        await api.close();
      }
    }),
  );
}

interface Sides {
  ours: PortalSide;
  script: Script;
  journal: ScriptJournal;
  kubectl: KubectlSide;
  /** Of the script's service. */
  manifest: AppliedManifest;
}

async function createSides(
  { say }: BenchContext,
  { operator }: RunningPortal,
  watch: DeploymentWatch,
): Promise<Pick<Sides, 'ours' | 'manifest'> & { scripted: PortalSide }> {
  say('creating services');
  const changes = new PortalChanges(operator);
  const suffix = randomUUID().slice(0, 6);
  const create = (name: string) =>
    PortalSide.create(changes, watch, project, `${name}-${suffix}`);
  const ours = await create('deployed');
  const scripted = await create('scripted');
  return {
    ours,
    scripted,
    manifest: await scripted.manifest<AppliedManifest>(imageOf(1)),
  };
}

interface Samples {
  ours: Sample[];
  script: Sample[];
  apply: Sample[];
  rollback: Sample[];
  undo: Sample[];
}

async function measure(
  { quick, check, say }: BenchContext,
  watch: DeploymentWatch,
  { ours, script, journal, kubectl, manifest }: Sides,
): Promise<BenchResult> {
  const { changes, rollbacks } = quick ? rounds.quick : rounds.full;
  const samples: Samples = {
    ...{ ours: [], script: [], apply: [], rollback: [], undo: [] },
  };
  const scripted = manifest.metadata.name;
  const applied = renamed(manifest, `${scripted}-kubectl`);
  say(`changing the image ${changes} times`);
  for (let round = 1; round <= changes; round += 1) {
    samples.ours.push(await ours.deploy(imageOf(round)));
    const { sample } = await timed(watch, scripted, () =>
      script.change(withImage(manifest, round)),
    );
    samples.script.push(sample);
    await journal.end();
    samples.apply.push(await kubectl.apply(withImage(applied, round)));
  }
  if (check) {
    sameFacts('The Deployment', factsOf(watch, 'Mooring', ours.name), {
      ...factsOf(watch, 'the script', scripted),
    });
  }
  say(`rolling back ${rollbacks} times`);
  for (let round = 1; round <= rollbacks; round += 1) {
    // The releases of the last two images, the other one each time.
    samples.rollback.push(await ours.rollback(changes + ((round + 1) % 2)));
    samples.undo.push(await kubectl.undo(namespace, 'api'));
  }
  return report(samples);
}

function factsOf(watch: DeploymentWatch, side: string, name: string) {
  const deployment = watch.latest(name);
  return { name: side, facts: deployment ? deploymentFacts(deployment) : [] };
}

function imageOf(round: number): string {
  return `1.0.${round}@sha256:${String(round).padStart(64, '0')}`;
}

/** As the portal renders another image. */
function withImage(manifest: AppliedManifest, round: number): AppliedManifest {
  const text = JSON.stringify(manifest);
  return JSON.parse(text.replaceAll(imageOf(1), imageOf(round)));
}

function renamed(manifest: AppliedManifest, name: string): AppliedManifest {
  return { ...manifest, metadata: { ...manifest.metadata, name } };
}

function report(samples: Samples): BenchResult {
  const at = (side: Sample[], share: number, when: keyof Sample = 'accepted') =>
    percentile(
      side.map(sample => sample[when]),
      share,
    );
  const line = (
    what: string,
    share: number,
    [side, name]: [Sample[], string],
    own = samples.ours,
  ) => ({
    what,
    unit: 'ms',
    ours: at(own, share),
    peer: { name, value: at(side, share) },
  });
  const script: [Sample[], string] = [samples.script, 'script'];
  const { rollback } = samples;
  return {
    lines: [
      atMostTimesPlus(line('image change, p50', 0.5, script), 1.5, 25),
      line('image change, p95', 0.95, script),
      line('image change, p50', 0.5, [
        samples.apply,
        'kubectl apply --server-side',
      ]),
      atMostTimesPlus(line('rollback, p50', 0.5, script, rollback), 1.5, 25),
      line(
        'rollback, p50',
        0.5,
        [samples.undo, 'kubectl rollout undo'],
        rollback,
      ),
      {
        what: 'the answer to the one who confirms, p50',
        unit: 'ms',
        ours: at(samples.ours, 0.5, 'answered'),
      },
    ],
    notes: [
      `${samples.ours.length} image changes and ${rollback.length} rollbacks, one by one, sides in turn. The clock starts with the request that confirms a plan, and ends when a watch shows the new generation of the Deployment.`,
      'The script asks the API server for the same, tries each change three times before it writes, as Mooring does (accepting, directly before the first write, and writing), and writes the same rows in the same transactions; it knows beforehand what to do, has no queue, no permissions and no other process.',
      'kubectl looks at nothing before and keeps no books; the start of its process is part of its time.',
    ],
  };
}
