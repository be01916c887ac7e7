import { inBrief } from '../Candidate';
import type { TroubleFacts } from '../types';
import { severityOf, type PodRule } from './PodRule';

const RECENT = 10 * 60_000;
const OFTEN = 3;

/** A container ends and is started anew, over and over. */
export const crashLoop: PodRule = (pod, of) => {
  const trouble = pod.troubles.find(item => isCrashing(item, of.now));
  if (!trouble) {
    return undefined;
  }
  const { container, restarts, state, last } = trouble;
  const end = state === 'terminated' ? trouble : last;
  return {
    code: 'crash-loop',
    severity: severityOf(pod),
    same: {
      container,
      ...(end?.exitCode !== undefined && { exitCode: end.exitCode }),
    },
    more: {
      restarts,
      ...(end && { reason: end.reason }),
      ...(end?.message && { message: inBrief(end.message) }),
    },
  };
};

function isCrashing(trouble: TroubleFacts, now: number): boolean {
  const { state, reason, ready, restarts, exitCode, last } = trouble;
  switch (state) {
    case 'waiting':
      return reason === 'CrashLoopBackOff';
    case 'terminated':
      return restarts > 0 && exitCode !== 0;
    default:
      return (
        (!ready || restarts >= OFTEN) &&
        last !== undefined &&
        now - last.finishedAt < RECENT
      );
  }
}
