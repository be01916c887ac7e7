import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { waitFor } from '@mooring/sandbox/src/processes/waitFor.ts';
import type { Random } from '../harness/Random.ts';
import type { Member } from './Member.ts';
import type { JournalRow, JournalView, Point } from './JournalView.ts';
import type { Entry } from './Ledger.ts';

/** How a process goes away. */
export type Way = 'SIGKILL' | 'SIGSTOP' | 'SIGTERM';

/** What came of a round. */
export interface Outcome {
  points: Point[];
  /** Milliseconds until somebody else was at what was being worked on. */
  takenOver: number[];
  /** Those that were accepted; their entries are settled. */
  rows: JournalRow[];
}

/** Longest time from when enough changes were accepted to the end of the process. */
const leadMs = 800;

/** Confirms changes by all processes, and takes one of them away in the middle. */
export class Round {
  readonly #journal: JournalView;
  readonly #random: Random;

  constructor(journal: JournalView, random: Random) {
    this.#journal = journal;
    this.#random = random;
  }

  async run(
    members: readonly Member[],
    entries: readonly Entry[],
    way: Way,
  ): Promise<Outcome> {
    const keys = entries.map(() => randomUUID());
    const answers = await confirmAll(members, entries, keys);
    // However fast the machine is: when the first are accepted, all are, or in between.
    await this.#untilAccepted(keys, 1 + this.#random.below(entries.length));
    await delay(this.#random.below(leadMs));
    const victim = members[this.#random.below(members.length)]!;
    const { points, takenOver } = await this.#takeAway(victim, way);
    await this.#untilEnded(keys);
    if (way === 'SIGSTOP') {
      victim.signal('SIGCONT');
      await victim.back();
    }
    // Whoever stood still may have had requests before it.
    await Promise.all(answers);
    await this.#untilEnded(keys);
    if (way !== 'SIGSTOP') {
      await victim.gone();
      await victim.back();
    }
    const rows = await this.#journal.byKeys(keys);
    entries.forEach((entry, index) => {
      const row = rows.find(({ key }) => key === keys[index]);
      if (row) entry.settle(row.serviceId);
    });
    return { points, takenOver, rows };
  }

  async #takeAway(
    victim: Member,
    way: Way,
  ): Promise<Pick<Outcome, 'points' | 'takenOver'>> {
    const { worker } = victim;
    const ask = () => this.#journal.pointsOf(worker);
    // One that is asked to end does so at a point of its own choice.
    const asked = way === 'SIGTERM' ? await ask() : undefined;
    victim.signal(way);
    const begun = performance.now();
    const points = asked ?? (await ask());
    const left = new Set(
      points.filter(({ active }) => active).map(({ id }) => id),
    );
    const takenOver: number[] = [];
    await waitFor(
      async () => {
        for (const id of await this.#journal.leftTo(worker, [...left])) {
          left.delete(id);
          takenOver.push(performance.now() - begun);
        }
        return left.size === 0;
      },
      { what: 'others to take over', timeoutMs: 120_000, everyMs: 20 },
    );
    return { points, takenOver };
  }

  #untilAccepted(keys: string[], count: number): Promise<void> {
    return waitFor(
      async () => (await this.#journal.byKeys(keys)).length >= count,
      { what: 'changes to be accepted', timeoutMs: 60_000, everyMs: 20 },
    );
  }

  #untilEnded(keys: string[]): Promise<void> {
    return waitFor(
      async () => {
        const rows = await this.#journal.byKeys(keys);
        return rows.every(({ ended }) => ended);
      },
      { what: 'all operations to end', timeoutMs: 180_000 },
    );
  }
}

/** The answers, which may never come; what they are is read in the journal. */
async function confirmAll(
  members: readonly Member[],
  entries: readonly Entry[],
  keys: readonly string[],
): Promise<Promise<unknown>[]> {
  const plans = await Promise.all(
    entries.map(({ change }, index) =>
      members[index % members.length]!.changes.plan(change),
    ),
  );
  return entries.map(({ change }, index) =>
    members[index % members.length]!.changes.confirm(
      change,
      plans[index]!.hash,
      keys[index],
    ).catch(() => undefined),
  );
}
