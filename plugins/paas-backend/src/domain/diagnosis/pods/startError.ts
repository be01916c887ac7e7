import { inBrief } from '../Candidate';
import { missingReference } from './missingReference';
import type { PodRule } from './PodRule';

const REASONS = new Set([
  'FailedMount',
  'FailedMapVolume',
  'FailedAttachVolume',
  'FailedCreatePodSandBox',
]);
/** A node tries again every two minutes, and counts up its events more seldom. */
const RECENT = 10 * 60_000;

/** The node cannot give the pod its volumes or its network; only events tell. */
export const startError: PodRule = (pod, of) => {
  const creating = pod.troubles.some(
    ({ state, reason }) =>
      state === 'waiting' &&
      (reason === 'ContainerCreating' || reason === 'PodInitializing'),
  );
  if (pod.ready || !creating) {
    return undefined;
  }
  const told = of
    .warningsAbout(pod)
    .filter(
      ({ reason, lastAt }) => REASONS.has(reason) && of.now - lastAt < RECENT,
    );
  const missing = told
    .map(({ message }) => missingReference(message))
    .find(cause => cause !== undefined);
  const [latest] = told;
  return (
    missing ??
    (latest && {
      code: 'container-error',
      severity: 'failure',
      same: { reason: latest.reason },
      more: { message: inBrief(latest.message) },
    })
  );
};
