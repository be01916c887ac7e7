import type { WarningSummary } from '../summaries/types';

/** Enough to explain what goes on; a namespace where all fails must not fill the memory. */
const PER_NAMESPACE = 1_000;

/** Tells which warnings of a namespace are too many: those that came longest ago. */
export class WarningCap {
  readonly #namespaces = new Map<string, Set<string>>();

  /** Counts a warning. Returns the uid of the one to drop for it, if any. */
  add({ namespace, uid }: WarningSummary): string | undefined {
    let uids = this.#namespaces.get(namespace);
    if (!uids) {
      uids = new Set();
      this.#namespaces.set(namespace, uids);
    }
    uids.delete(uid);
    uids.add(uid);
    if (uids.size <= PER_NAMESPACE) {
      return undefined;
    }
    const [oldest] = uids;
    return oldest;
  }

  delete({ namespace, uid }: WarningSummary): void {
    const uids = this.#namespaces.get(namespace);
    if (uids?.delete(uid) && uids.size === 0) {
      this.#namespaces.delete(namespace);
    }
  }
}
