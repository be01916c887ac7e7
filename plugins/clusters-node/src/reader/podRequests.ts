import type { PodTemplate } from '../summaries/types';

/** What the scheduler sets aside for a pod. */
export interface PodRequests {
  cpu: number;
  memory: number;
}

const known = new WeakMap<PodTemplate, PodRequests>();

/**
 * Requests of a pod: all containers together, or the largest init container if
 * that is more, since those run alone.
 */
export function podRequests(template: PodTemplate): PodRequests {
  let requests = known.get(template);
  if (!requests) {
    requests = {
      cpu: amountOf(template, 'cpu'),
      memory: amountOf(template, 'memory'),
    };
    known.set(template, requests);
  }
  return requests;
}

function amountOf(
  { containers }: PodTemplate,
  resource: 'cpu' | 'memory',
): number {
  let together = 0;
  let largest = 0;
  for (const { init, requests } of containers) {
    const amount = requests[resource] ?? 0;
    if (init) {
      largest = Math.max(largest, amount);
    } else {
      together += amount;
    }
  }
  return Math.max(together, largest);
}
