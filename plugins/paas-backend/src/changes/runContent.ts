import { ConflictError } from '@backstage/errors';
import { say } from '@mooring/common';
import type {
  ReleaseContent,
  RunChange,
} from '@mooring/backstage-plugin-paas-common';
import { shortHash } from '@mooring/backstage-plugin-paas-node';
import { setRestart } from '../domain/content/setRestart';
import { setScaling } from '../domain/content/setScaling';
import { placeOf, type FoundInstance } from './InstanceFinder';

/** @throws ConflictError where there is nothing to restart, stop or start */
export function runContent(
  { kind }: RunChange,
  found: FoundInstance,
): ReleaseContent {
  const { record } = found;
  const { content } = found.head;
  const { running, scaling } = content;
  if (kind === 'restart') {
    if (!running) {
      throw new ConflictError(
        `kind: ${say('run.startInstead', placeOf(found))}`,
      );
    }
    // The same for preview and acceptance, another for every restart.
    return setRestart(content, shortHash([record.id, record.nextNumber]));
  }
  if (running === (kind === 'start')) {
    throw new ConflictError(
      `kind: ${say(running ? 'run.running' : 'run.stopped', placeOf(found))}`,
    );
  }
  return setScaling(content, scaling, kind === 'start');
}
