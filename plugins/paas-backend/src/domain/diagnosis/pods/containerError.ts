import { inBrief } from '../Candidate';
import { missingReference } from './missingReference';
import type { PodRule } from './PodRule';

/** Reasons of waiting that pass by themselves. */
const PASSING = new Set(['', 'ContainerCreating', 'PodInitializing']);

/** A container cannot be made or started, mostly for want of its configuration. */
export const containerError: PodRule = pod => {
  const trouble = pod.troubles.find(
    ({ state, reason }) => state === 'waiting' && !PASSING.has(reason),
  );
  if (!trouble) {
    return undefined;
  }
  const { container, reason, message } = trouble;
  return (
    missingReference(message) ?? {
      code: 'container-error',
      severity: 'failure',
      same: { container, reason },
      more: { message: inBrief(message) },
    }
  );
};
