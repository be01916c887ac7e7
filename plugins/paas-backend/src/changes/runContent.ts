import { ConflictError } from '@backstage/errors';
import type {
  ReleaseContent,
  RunChange,
} from '@mooring/backstage-plugin-paas-common';
import { shortHash } from '@mooring/backstage-plugin-paas-node';
import { setRestart } from '../domain/content/setRestart';
import { setScaling } from '../domain/content/setScaling';
import type { FoundInstance } from './InstanceFinder';

/** @throws ConflictError where there is nothing to restart, stop or start */
export function runContent(
  { kind }: RunChange,
  { head, record, environment, service }: FoundInstance,
): ReleaseContent {
  const { content } = head;
  const { running, scaling } = content;
  const where = `${service.name} in ${environment.name}`;
  if (kind === 'restart') {
    if (!running) {
      throw new ConflictError(`kind: ${where} is stopped; start it instead`);
    }
    // The same for preview and acceptance, another for every restart.
    return setRestart(content, shortHash([record.id, record.nextNumber]));
  }
  if (running === (kind === 'start')) {
    throw new ConflictError(
      `kind: ${where} is ${running ? 'running' : 'stopped'} already`,
    );
  }
  return setScaling(content, scaling, kind === 'start');
}
