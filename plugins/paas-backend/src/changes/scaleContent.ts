import { ConflictError, InputError } from '@backstage/errors';
import { say } from '@mooring/common';
import type {
  AutoscaleChange,
  ReleaseContent,
  ScaleChange,
} from '@mooring/backstage-plugin-paas-common';
import { setScaling } from '../domain/content/setScaling';
import { placeOf, type FoundInstance } from './InstanceFinder';
import { replicaIssues } from './valueIssues';

/** @throws InputError, ConflictError that name the field */
export function scaleContent(
  { replicas }: ScaleChange,
  found: FoundInstance,
): ReleaseContent {
  const { environment } = found;
  const { content } = found.head;
  const { scaling } = content;
  if (scaling.mode === 'auto') {
    throw new ConflictError(
      `replicas: ${say('scale.auto', {
        ...placeOf(found),
        min: scaling.min,
        max: scaling.max,
      })}`,
    );
  }
  if (scaling.replicas === replicas) {
    throw new InputError(
      `replicas: ${say('scale.same', { ...placeOf(found), replicas })}`,
    );
  }
  refuse(replicaIssues('replicas', replicas, environment));
  return setScaling(content, { mode: 'fixed', replicas }, content.running);
}

/**
 * @param replicasNow - what the autoscaler has made of it; where it goes, that stays
 * @throws InputError that names the field
 */
export function autoscaleContent(
  { autoscaler }: AutoscaleChange,
  found: FoundInstance,
  replicasNow: number | undefined,
): ReleaseContent {
  const { environment } = found;
  const { content } = found.head;
  const { scaling, running } = content;
  if (autoscaler) {
    refuse(replicaIssues('autoscaler.max', autoscaler.max, environment));
    return setScaling(content, { mode: 'auto', ...autoscaler }, running);
  }
  if (scaling.mode === 'fixed') {
    throw new InputError(`autoscaler: ${say('scale.noAuto', placeOf(found))}`);
  }
  const replicas = Math.min(
    Math.max(replicasNow ?? 0, scaling.min),
    environment.policy.maxReplicas,
  );
  return setScaling(content, { mode: 'fixed', replicas }, running);
}

function refuse([issue]: ReturnType<typeof replicaIssues>): void {
  if (issue) {
    throw new InputError(`${issue.field}: ${issue.message}`);
  }
}
