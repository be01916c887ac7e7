import type { BenchResult } from '../harness/Bench.ts';
import { atMost, type Line } from '../harness/Line.ts';
import { percentile } from '../harness/percentile.ts';
import type { Outcome, Way } from './Round.ts';

/** What came of all rounds. */
export class Tally {
  readonly #takenOver = new Map<Way, number[]>();
  readonly #points: string[] = [];
  /** What was found that must not be. */
  readonly problems: string[] = [];
  #endedOtherwise = 0;

  add(way: Way, { takenOver, points, rows }: Outcome): void {
    this.#takenOver.set(way, [...this.#times(way), ...takenOver]);
    this.#points.push(...points.map(({ what }) => what));
    // Of what was accepted, everything has to succeed, once.
    this.#endedOtherwise += rows.filter(
      ({ state, ends }) => state !== 'succeeded' || ends !== 1,
    ).length;
  }

  /** At how many points operations lost their worker. */
  get points(): number {
    return this.#points.length;
  }

  /** @param superfluous - writes that were not needed */
  report(superfluous: number): BenchResult {
    const count = (what: string, ours: number) =>
      atMost({ what, unit: '', ours }, 0);
    return {
      lines: [
        ...this.#line('taken over after kill -9, p50', 'SIGKILL', 0.5),
        ...this.#line('taken over after kill -9, p95', 'SIGKILL', 0.95, 12_000),
        ...this.#line('taken over after SIGTERM, p95', 'SIGTERM', 0.95, 2000),
        ...this.#line(
          'taken over from one that stands still, p95',
          ...(['SIGSTOP', 0.95] as const),
        ),
        count('operations that did not succeed once', this.#endedOtherwise),
        count('deviations of cluster and DNS', this.problems.length),
        count('writes to Deployments that were not needed', superfluous),
      ],
      notes: [
        `Two processes of the portal on one database. ${
          this.points
        } operations were the lost process's, at ${
          new Set(this.#points).size
        } different points of the journal (kind, state and step). Clocked are those that it was at work on; the others only waited.`,
        'Oracle: generations, pod templates and replicas as a watch of the API server tells, its audit log, and the name server.',
        ...this.problems.slice(0, 5),
      ],
    };
  }

  #times(way: Way): number[] {
    return this.#takenOver.get(way) ?? [];
  }

  #line(what: string, way: Way, share: number, most?: number): Line[] {
    const times = this.#times(way);
    if (times.length === 0) return [];
    const line = { what, unit: 'ms', ours: percentile(times, share) };
    return [most === undefined ? line : atMost(line, most)];
  }
}
