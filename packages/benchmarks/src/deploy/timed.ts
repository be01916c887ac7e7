import type { DeploymentWatch } from '../cluster/DeploymentWatch.ts';

/** Milliseconds until something was so. */
export interface Sample {
  /** The API server had accepted the Deployment, as a watch tells. */
  accepted: number;
  /** The one who asked had an answer. */
  answered: number;
}

/** Lets a Deployment be changed, and clocks it. */
export async function timed<T>(
  watch: DeploymentWatch,
  name: string,
  change: () => Promise<T>,
): Promise<{ sample: Sample; answer: T }> {
  const seen = watch.nextGeneration(name);
  const begun = performance.now();
  const answer = await change();
  const answered = performance.now() - begun;
  const accepted = (await seen) - begun;
  return { sample: { accepted, answered }, answer };
}
