import { say } from '@mooring/common';
import { workloadsOf, type WorkloadContent } from '../pods/workloadsOf';
import type { Check } from '../types';
import { wayBack } from '../wayBack';

/** Whether there is data that no way back brings back. */
export const volumesCheck: Check = async context => {
  const ends = wayBack(context);
  const holding = ends ? workloadsOf(ends.after).filter(hasVolumes) : [];
  return holding.map(({ kind, name }) => ({
    code: 'volumes',
    status: 'warning',
    message: say('volumes.kept', { object: `${kind} ${name}` }),
  }));
};

function hasVolumes({ spec }: WorkloadContent): boolean {
  return (
    (spec.volumeClaimTemplates ?? []).length > 0 ||
    (spec.template.spec.volumes ?? []).some(
      ({ persistentVolumeClaim }) => persistentVolumeClaim !== undefined,
    )
  );
}
