/** How a pod is told from others beside each line. */
export interface PodLabel {
  /** The part of its name that differs. */
  short: string;
  /** Which of the colours; the name says the same. */
  tone: number;
}

/** As many as the style sheet has. */
export const POD_TONES = 8;

/**
 * Labels of pods: what all names begin with is left out, up to a hyphen.
 *
 * @param pods - in the order in which they are to take colours
 */
export function podLabels(pods: readonly string[]): Map<string, PodLabel> {
  const length = pods.length > 1 ? sharedLength(pods) : 0;
  return new Map(
    pods.map((name, index) => [
      name,
      { short: name.slice(length), tone: index % POD_TONES },
    ]),
  );
}

/** Length of what all names begin with, up to a hyphen and with it. */
function sharedLength([first = '', ...others]: readonly string[]): number {
  const parts = first.split('-').slice(0, -1);
  for (let count = parts.length; count > 0; count--) {
    const prefix = `${parts.slice(0, count).join('-')}-`;
    if (others.every(name => name.startsWith(prefix))) {
      return prefix.length;
    }
  }
  return 0;
}
