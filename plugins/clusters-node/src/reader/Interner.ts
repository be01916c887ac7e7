/** Labels that summaries keep; others are neither shown nor selected by. */
const KEPT_LABELS = /^(mooring\.dev|app\.kubernetes\.io)\//;

/**
 * Gives equal texts and label sets one copy in memory. JSON.parse makes a new
 * string each time, and thousands of pods share a few namespaces, nodes and labels.
 */
export class Interner {
  readonly #texts = new Map<string, string>();
  readonly #labels = new Map<string, Readonly<Record<string, string>>>();

  text(text: string): string;
  text(text: string | undefined): string | undefined;
  text(text: string | undefined): string | undefined {
    if (text === undefined) {
      return undefined;
    }
    const known = this.#texts.get(text);
    if (known === undefined) {
      this.#texts.set(text, text);
    }
    return known ?? text;
  }

  labels(
    labels: Record<string, string> | undefined,
  ): Readonly<Record<string, string>> {
    const kept = Object.entries(labels ?? {})
      .filter(([key]) => KEPT_LABELS.test(key))
      .sort(([a], [b]) => (a < b ? -1 : 1));
    const key = JSON.stringify(kept);
    let shared = this.#labels.get(key);
    if (!shared) {
      shared = Object.freeze(Object.fromEntries(kept));
      this.#labels.set(key, shared);
    }
    return shared;
  }
}
