import { inBrief, objectOf } from '../Candidate';
import type { PodFacts } from '../types';
import type { PodRule } from './PodRule';

/** What the parts of a scheduler's message say. */
const PATTERNS: readonly [string, RegExp][] = [
  ['cpu', /Insufficient cpu\b/i],
  ['memory', /Insufficient memory\b/i],
  ['resource', /Insufficient (?!cpu\b|memory\b)\S/i],
  ['pods', /Too many pods/i],
  ['taints', /untolerated taint/i],
  ['cordoned', /were unschedulable|is unschedulable/i],
  ['affinity', /(?<!volume node )affinity|topology spread/i],
  ['volume', /volume|PersistentVolumeClaim/i],
  ['ports', /free ports/i],
  ['nodes', /no nodes available/i],
];

/** A volume claim that the pod needs does not exist. */
export const missingClaim: PodRule = pod => {
  const [, name] =
    /persistentvolumeclaim "([^"]+)" not found/i.exec(pod.message ?? '') ?? [];
  return name === undefined || !isUnscheduled(pod)
    ? undefined
    : {
        code: 'missing-claim',
        severity: 'failure',
        same: { name },
        object: { kind: 'PersistentVolumeClaim', name },
      };
};

/** A volume claim that the pod needs got no volume. */
export const claimPending: PodRule = (pod, of) => {
  const claim = of.facts.claims.find(
    ({ name, namespace, phase }) =>
      namespace === pod.namespace &&
      phase !== 'Bound' &&
      pod.template.claims.includes(name),
  );
  if (!claim || !isUnscheduled(pod)) {
    return undefined;
  }
  const [told] = of.warningsAbout(claim);
  // A claim that waits for its pod is no reason for the pod to wait.
  const isReason = /PersistentVolumeClaim|volume/i.test(pod.message ?? '');
  return told || isReason
    ? {
        code: 'claim-pending',
        severity: 'failure',
        same: { name: claim.name },
        ...(told && { more: { message: inBrief(told.message) } }),
        object: objectOf('PersistentVolumeClaim', claim),
      }
    : undefined;
};

/** No node takes the pod. */
export const unschedulable: PodRule = pod =>
  isUnscheduled(pod)
    ? {
        code: 'unschedulable',
        severity: 'failure',
        same: { why: schedulingReasons(pod.message ?? '').join(',') },
        more: { message: inBrief(pod.message ?? '') },
      }
    : undefined;

function isUnscheduled({ node, reason }: PodFacts): boolean {
  return (
    node === undefined &&
    (reason === 'Unschedulable' ||
      reason === 'SchedulerError' ||
      reason === 'SchedulingGated')
  );
}

/**
 * Why nodes do not take a pod, as short words, those of most nodes first; `other`
 * where none fits. What keeps only a few nodes from it, such as the taint of a
 * control plane, is not the reason.
 */
export function schedulingReasons(message: string): string[] {
  // What preemption would do comes after the reasons.
  const [reasons = ''] = message
    .replace(/^\d+\/\d+ nodes are available: /, '')
    .split(/\s*preemption:/);
  const nodes = new Map<string, number>();
  for (const part of reasons.split(', ')) {
    const word = PATTERNS.find(([, pattern]) => pattern.test(part))?.[0];
    // Without a number it holds for all of them.
    const count = Number(/^\d+/.exec(part)?.[0] ?? Infinity);
    if (word !== undefined) {
      nodes.set(word, (nodes.get(word) ?? 0) + count);
    }
  }
  const most = Math.max(0, ...nodes.values());
  const found = [...nodes]
    .filter(([, count]) => count === most || count > most / 2)
    .sort(([, a], [, b]) => (a === b ? 0 : b - a))
    .map(([word]) => word);
  return found.length > 0 ? found : ['other'];
}
