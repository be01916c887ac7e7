import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { RecentMap } from '@mooring/node';
import { callerOf } from '../access/callerOf';

const MAX_KEPT = 2_000;

/** Finds something out about who asks, and keeps it for a while: boards ask every other second. */
export class KeptPerPerson<T> {
  readonly #kept = new RecentMap<string, { found: Promise<T>; at: number }>(
    MAX_KEPT,
  );

  /**
   * @param keptMs - for how long what was found is taken for true
   * @param find - asked anew each time for programs, which come and go with their tokens
   */
  constructor(
    private readonly keptMs: number,
    private readonly find: (credentials: BackstageCredentials) => Promise<T>,
  ) {}

  of(credentials: BackstageCredentials): Promise<T> {
    if (!isPerson(credentials)) {
      return this.find(credentials);
    }
    const { ref } = callerOf(credentials);
    const kept = this.#kept.get(ref);
    if (kept && Date.now() - kept.at < this.keptMs) {
      return kept.found;
    }
    const found = this.find(credentials);
    this.#kept.set(ref, { found, at: Date.now() });
    found.catch(() => this.#kept.delete(ref));
    return found;
  }
}

/** Whether a person asks, and not a program by itself. */
export function isPerson({ principal }: BackstageCredentials): boolean {
  return (principal as { type?: string }).type === 'user';
}
