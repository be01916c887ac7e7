import type { PreflightCheck } from '@mooring/backstage-plugin-paas-common';
import { RecentMap } from '@mooring/node';

const REMEMBERED_MS = 30_000;
const MOST = 200;

/**
 * What was found before plans that somebody has just looked at. Whoever confirms
 * the very plan a moment later is not made to wait for the same looks again.
 */
export class SeenPreflights {
  readonly #seen = new RecentMap<
    string,
    { at: number; checks: PreflightCheck[] }
  >(MOST);

  constructor(private readonly now: () => number = Date.now) {}

  add(planHash: string, checks: PreflightCheck[]): void {
    this.#seen.set(planHash, { at: this.now(), checks });
  }

  /** Undefined: not seen, or too long ago. */
  get(planHash: string): PreflightCheck[] | undefined {
    const seen = this.#seen.get(planHash);
    return seen && this.now() - seen.at < REMEMBERED_MS
      ? seen.checks
      : undefined;
  }
}
