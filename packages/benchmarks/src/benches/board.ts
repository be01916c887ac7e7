import type { Client } from 'pg';
import {
  factsOfBoard,
  factsOfDatabase,
  type BoardAnswer,
} from '../board/boardFacts.ts';
import { Followers } from '../board/Followers.ts';
import {
  clearOperations,
  idOf,
  seedOperations,
} from '../board/seedOperations.ts';
import type { Bench, BenchContext, BenchResult } from '../harness/Bench.ts';
import { atMost, atMostTimes, type Line } from '../harness/Line.ts';
import { percentile } from '../harness/percentile.ts';
import { sameFacts } from '../harness/sameFacts.ts';
import type { PortalClient } from '../portal/PortalClient.ts';
import { serviceCount } from '../portal/seedServices.ts';
import { withDatabase } from '../portal/withDatabase.ts';
import { withPortal, type RunningPortal } from '../portal/withPortal.ts';

/** What a person waits for who opens the board, and who has it open. */
export const board: Bench = {
  title: 'board: few operations and many, and 200 people who follow them',
  run,
};

const few = 1_000;
const many = 100_000;
const followers = 200;
/** Whose rights and groups differ. */
const people = ['dev-a', 'dev-b', 'sre-1', 'dba-1', 'operator', 'auditor'];

function run(context: BenchContext): Promise<BenchResult> {
  return withPortal(context, 1, portal =>
    withDatabase(portal.databases, 'paas', async client => {
      await clearOperations(client);
      try {
        const before = await measureAt(context, portal, client, [1, few]);
        const after = await measureAt(context, portal, client, [few + 1, many]);
        return {
          lines: [
            ...compared(before, after),
            ...(await follow(context, portal, client)),
          ],
          notes: [
            `Operations: ${few} and ${many} beside the ${serviceCount} that created the services; 100 of them have not ended, 250 end in a day.`,
            'Asked by a developer with conditional rights, permissions on, one question at a time.',
            'Read anew: a question that nobody has asked before, so that nothing is kept of its answer.',
            `${followers} boards are open, of ${people.length} people with different rights; each asks every 1.5 s with the mark of the answer that it has.`,
          ],
        };
      } finally {
        await clearOperations(client);
      }
    }),
  );
}

interface Times {
  kept: number[];
  anew: number[];
  deep: number[];
}

async function measureAt(
  { quick, check, say }: BenchContext,
  { developer, operator }: RunningPortal,
  client: Client,
  [from, until]: [number, number],
): Promise<Times> {
  say(`writing operations up to ${until}`);
  await seedOperations(client, from, until);
  await untilTold(operator);
  if (check) await checkFacts(operator, client);
  const times: Times = { kept: [], anew: [], deep: [] };
  const rounds = quick ? 60 : 300;
  say(`asking ${rounds} times`);
  const cursor = await lastCursor(developer);
  for (let round = -10; round < rounds; round += 1) {
    const since = new Date(Date.now() - 40_000_000 - round).toISOString();
    const kept = await developer.ask('GET', '/api/paas/board');
    const anew = await developer.ask('GET', `/api/paas/board?since=${since}`);
    const deep = await developer.ask(
      'GET',
      `/api/paas/board/done?cursor=${cursor}`,
    );
    // The first rounds are for warming up.
    if (round >= 0) {
      times.kept.push(kept.ms);
      times.anew.push(anew.ms);
      times.deep.push(deep.ms);
    }
  }
  return times;
}

function compared(before: Times, after: Times): Line[] {
  const line = (what: string, side: keyof Times, share: number) => ({
    what: `${what}, ${many} operations, p${share * 100}`,
    unit: 'ms',
    ours: percentile(after[side], share),
    peer: {
      name: `${few} operations`,
      value: percentile(before[side], share),
    },
  });
  return [
    atMostTimes(line('first page', 'kept', 0.5), 1.3),
    line('first page', 'kept', 0.99),
    atMostTimes(line('first page read anew', 'anew', 0.5), 1.3),
    line('first page read anew', 'anew', 0.99),
    line('an older page', 'deep', 0.5),
    line('an older page', 'deep', 0.99),
  ];
}

async function follow(
  { quick, say }: BenchContext,
  { baseUrl, portal }: RunningPortal,
  client: Client,
): Promise<Line[]> {
  const tokens = await Promise.all(people.map(name => portal.logIn(name)));
  const all = new Followers(baseUrl, tokens, followers);
  const times: number[][] = [];
  const rounds = quick ? 8 : 40;
  say(`changing an operation ${rounds} times before ${followers} people`);
  try {
    for (let round = 0; round < rounds; round += 1) {
      const holder = {
        ...{ kind: 'system', name: `Cluster seen in round ${round}.` },
        ...{ reason: '', since: new Date().toISOString() },
      };
      const seen = all.until(holder.name);
      await client.query(
        `UPDATE operations SET state = 'held', holder = $1 WHERE id = ${idOf(
          '3',
        )}`,
        [JSON.stringify(holder)],
      );
      times.push(await seen);
    }
  } finally {
    await all.stop();
  }
  const last = times.map(each => Math.max(...each));
  return [
    atMost(
      {
        what: `a change until all of ${followers} have it, p95`,
        unit: 'ms',
        ours: percentile(last, 0.95),
      },
      2_000,
    ),
    {
      what: `a change until one of ${followers} has it, p50`,
      unit: 'ms',
      ours: percentile(times.flat(), 0.5),
    },
  ];
}

async function lastCursor(client: PortalClient): Promise<string> {
  let cursor = '';
  for (let page = 0; page < 4; page += 1) {
    const search = cursor === '' ? '' : `&cursor=${cursor}`;
    const answer = await client.ask<{ nextCursor: string }>(
      'GET',
      `/api/paas/board/done?limit=200${search}`,
    );
    cursor = answer.json().nextCursor;
  }
  return cursor;
}

/** The portal hears of what was written a moment later. */
async function untilTold(client: PortalClient): Promise<void> {
  for (;;) {
    const { queued } = (
      await client.ask<BoardAnswer>('GET', '/api/paas/board')
    ).json();
    if (queued.count >= 40) return;
  }
}

async function checkFacts(
  client: PortalClient,
  database: Client,
): Promise<void> {
  const since = new Date(Date.now() - 86_400_000).toISOString();
  const answer = await client.ask<BoardAnswer>(
    'GET',
    `/api/paas/board?since=${since}`,
  );
  sameFacts(
    'The board',
    { name: 'Mooring', facts: factsOfBoard(answer.json()) },
    {
      name: 'the database',
      facts: await factsOfDatabase(database, since),
    },
  );
}
