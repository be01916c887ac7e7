import { say } from '@mooring/common';
import { parseBytes, parseCpu } from '@mooring/backstage-plugin-clusters-node';
import type { ReleaseContent } from '@mooring/backstage-plugin-paas-common';
import { leastPods } from '../pods/workloadsOf';
import type { Check } from '../types';
import { wayBack } from '../wayBack';

/** Whether a way back leaves less room than there is. */
export const capacityCheck: Check = async context => {
  const ends = wayBack(context);
  const lowered = ends
    ? [
        ...loweredReplicas(ends.before, ends.after),
        ...loweredSize(ends.before, ends.after),
      ]
    : [];
  return lowered.length === 0
    ? []
    : [
        {
          code: 'capacity',
          status: 'warning',
          message: say('capacity.less', { why: lowered.join(', ') }),
        },
      ];
};

function loweredReplicas(
  before: ReleaseContent,
  after: ReleaseContent,
): string[] {
  const [from, to] = [leastPods(before), leastPods(after)];
  // Whether it is stopped stays as it is and says nothing of capacity.
  return after.running && to < from
    ? [say('capacity.replicas', { from, to })]
    : [];
}

function loweredSize(
  { size: before }: ReleaseContent,
  { size: after }: ReleaseContent,
): string[] {
  if (!before || !after) {
    return [];
  }
  const [old, next] = [before.resources, after.resources];
  const fields = [
    ['capacity.cpu', parseCpu, old.requests.cpu, next.requests.cpu],
    ['capacity.memory', parseBytes, old.limits.memory, next.limits.memory],
  ] as const;
  return fields.flatMap(([key, parse, from, to]) =>
    parse(to)! < parse(from)! ? [say(key, { from, to })] : [],
  );
}
