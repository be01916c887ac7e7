import type { Bench, BenchContext, BenchResult } from '../harness/Bench.ts';
import { atMost, atMostTimes, type Line } from '../harness/Line.ts';
import { sameFacts } from '../harness/sameFacts.ts';
import { observedServices } from '../portal/catalogFile.ts';
import { Interview } from '../portal/Interview.ts';
import type { PortalClient } from '../portal/PortalClient.ts';
import {
  factsOfPanel,
  entityRefOf,
  factsOfWorkloads,
  instance,
  panel as panelOf,
  workloads,
  type Question,
} from '../portal/questions.ts';
import { ownServices } from '../portal/seedServices.ts';
import { withPortal, type RunningPortal } from '../portal/withPortal.ts';

/** What a person waits for who opens the page of an entity. */
export const panel: Bench = { title: 'panel: what runs behind an entity', run };

const peerName = 'kubernetes-backend';

/** The sides take turns, so that a busy moment of the machine hits all of them. */
const turns = 4;

async function run(context: BenchContext): Promise<BenchResult> {
  const lines: Line[] = [];
  for (const clusters of context.quick ? [1] : [1, 20]) {
    context.say(`a portal with ${clusters} clusters`);
    const more = await withPortal(context, clusters, async portal => {
      if (context.check) await checkFacts(portal.operator);
      return measureAll(context, portal, clusters);
    });
    lines.push(...more);
  }
  return {
    lines,
    notes: [
      'One process answers both, to the same signed-in operator, permissions on; one question at a time, 40 entities in turn.',
      'All names of clusters in the configuration lead to one API server.',
      'Compressed: as a browser asks. All other lines: not compressed.',
      'Calls: requests in the audit log of the API server while only this side was asked, without watches and readiness probes.',
    ],
  };
}

async function measureAll(
  context: BenchContext,
  { operator, developer }: RunningPortal,
  clusters: number,
): Promise<Line[]> {
  const { quick, say, cluster } = context;
  const services = observedServices();
  const refs = services.map(entityRefOf);
  const own = ownServices().slice(0, services.length);
  const side = (client: PortalClient, questions: Question<unknown>[]) =>
    new Interview({ cluster, client, questions });
  const ours = side(operator, refs.map(panelOf));
  const peer = side(operator, refs.map(workloads));
  const others = {
    'service of Mooring': side(operator, own.map(entityRefOf).map(panelOf)),
    'the same, to a developer with conditional rights': side(
      developer,
      own.map(entityRefOf).map(panelOf),
    ),
    'one instance': side(operator, own.map(instance)),
    'not modified (ETag)': new Interview({
      cluster,
      client: operator,
      questions: refs.map(panelOf),
      hasAnswers: true,
    }),
  };
  say('asking everything once');
  const quickSides = [ours, ...Object.values(others)];
  for (const it of quickSides) await it.begin();
  for (let turn = 1; turn <= turns; turn += 1) {
    say(`turn ${turn} of ${turns}`);
    for (const it of quickSides) await it.ask(quick ? 60 : 200);
    await peer.ask(quick || clusters > 1 ? 10 : 30);
  }
  const suffix = clusters === 1 ? '1 cluster' : `${clusters} clusters`;
  const line = (
    what: string,
    unit: string,
    of: (side: Interview) => number,
  ) => ({
    what: `${what}, ${suffix}`,
    unit,
    ours: of(ours),
    peer: { name: peerName, value: of(peer) },
  });
  return [
    atMostTimes(
      line('answer, p50', 'ms', it => it.at(0.5)),
      clusters === 1 ? 1 / 10 : 1 / 50,
    ),
    line('answer, p99', 'ms', it => it.at(0.99)),
    atMostTimes(
      line('bytes', 'B', it => it.bytes),
      1 / 20,
    ),
    {
      what: `bytes, compressed, ${suffix}`,
      unit: 'B',
      ours: await ours.compressedBytes(),
      peer: { name: peerName, value: await peer.compressedBytes() },
    },
    atMost(
      line('API server calls an answer', '', it => it.calls),
      0,
    ),
    ...Object.entries(others).map(([what, it]) => ({
      what: `${what}, p50, ${suffix}`,
      unit: 'ms',
      ours: it.at(0.5),
      peer: { name: peerName, value: peer.at(0.5) },
    })),
  ];
}

async function checkFacts(client: PortalClient): Promise<void> {
  for (const service of observedServices()) {
    const ref = entityRefOf(service);
    const ours = await panelOf(ref)(client);
    const peer = await workloads(ref)(client);
    sameFacts(
      ref,
      { name: 'Mooring', facts: factsOfPanel(ours.json()) },
      { name: peerName, facts: factsOfWorkloads(peer.json()) },
    );
  }
}
