import { containerOf, severityOf, type PodRule } from './PodRule';

const HOUR = 3_600_000;

/** A container was ended for using more memory than it may. */
export const outOfMemory: PodRule = (pod, of) => {
  const trouble = pod.troubles.find(
    ({ state, reason, ready, last }) =>
      (state === 'terminated' && reason === 'OOMKilled') ||
      (last?.reason === 'OOMKilled' &&
        (!ready || of.now - last.finishedAt < HOUR)),
  );
  if (!trouble) {
    return undefined;
  }
  const limit = containerOf(pod, trouble)?.limits.memory;
  return {
    code: 'out-of-memory',
    severity: severityOf(pod),
    same: {
      container: trouble.container,
      ...(limit !== undefined && { limit }),
    },
    more: { restarts: trouble.restarts },
  };
};
