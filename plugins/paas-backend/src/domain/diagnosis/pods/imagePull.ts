import type { Case } from '../Case';
import { inBrief } from '../Candidate';
import type { PodFacts, TroubleFacts } from '../types';
import { containerOf, type PodRule } from './PodRule';
import { pullFailure } from './pullFailure';

const REASONS = new Set([
  'ErrImagePull',
  'ImagePullBackOff',
  'ErrImageNeverPull',
  'ImageInspectError',
  'InvalidImageName',
  'RegistryUnavailable',
  'SignatureValidationFailed',
]);

/** A container's image cannot be had. */
export const imagePull: PodRule = (pod, of) => {
  const trouble = pod.troubles.find(
    ({ state, reason }) => state === 'waiting' && REASONS.has(reason),
  );
  if (!trouble) {
    return undefined;
  }
  const image = containerOf(pod, trouble)?.image ?? '';
  const message = messageOf(pod, trouble, image, of);
  const lastGood = lastGoodOf(pod, trouble, image, of);
  const workload = of.workloadOf(pod);
  return {
    code: 'image-pull',
    severity: 'failure',
    same: { image, why: pullFailure(message) },
    more: {
      message: inBrief(message),
      ...(lastGood !== undefined && { lastGood }),
      ...(workload && { serving: workload.ready }),
    },
  };
};

/** While it backs off, older nodes tell the reason in an event alone. */
function messageOf(
  pod: PodFacts,
  { reason, message }: TroubleFacts,
  image: string,
  of: Case,
): string {
  if (message !== '' && !/^Back-off pulling image "[^"]*"$/.test(message)) {
    return message;
  }
  const told = of
    .warningsAbout(pod)
    .find(
      warning =>
        warning.reason === 'Failed' &&
        warning.message.includes('Failed to pull image') &&
        warning.message.includes(image),
    );
  return told?.message ?? (message || reason);
}

/** What ran before: its tag if it is of the same repository. */
function lastGoodOf(
  pod: PodFacts,
  { container, init }: TroubleFacts,
  image: string,
  of: Case,
): string | undefined {
  const workload = of.workloadOf(pod);
  const [before] = of.facts.replicaSets
    .filter(
      ({ owner, uid, ready }) =>
        workload !== undefined &&
        owner?.uid === workload.uid &&
        uid !== pod.owner?.uid &&
        ready > 0,
    )
    .sort((a, b) => b.revision - a.revision);
  const same = before?.template.containers.find(
    item => item.name === container && item.init === init,
  );
  const last = same?.image ?? of.context.lastGood;
  if (last === undefined || last === image) {
    return undefined;
  }
  const [lastParts, parts] = [splitImage(last), splitImage(image)];
  if (lastParts.repository === parts.repository) {
    return lastParts.version;
  }
  // Of another repository: it may be that of another container of the pod.
  return same ? last : undefined;
}

function splitImage(image: string): { repository: string; version: string } {
  const [, repository, version] = /^(.+?)(?:[:@]([^/]+))?$/.exec(image) ?? [];
  return { repository: repository ?? image, version: version ?? 'latest' };
}
