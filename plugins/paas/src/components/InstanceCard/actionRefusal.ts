import type { InstanceView } from '@mooring/backstage-plugin-paas-common';
import type { DrawerKind } from '../../hooks/useRuntimeView';

/** Why something cannot be done to an instance. */
export type ActionRefusal =
  | 'notManaged'
  | 'notAllowed'
  | 'stoppedRestart'
  | 'noEarlier'
  | 'nothingToResume';

const RIGHTS: Record<DrawerKind, keyof InstanceView['may']> = {
  deploy: 'deploy',
  scale: 'scale',
  rollback: 'rollback',
  resume: 'rollback',
  restart: 'restart',
  stop: 'restart',
  start: 'restart',
  names: 'names',
  reserve: 'reserve',
  delete: 'delete',
};

/** Why an action cannot be used; undefined: it can. That an operation is under way is no reason. */
export function actionRefusal(
  action: DrawerKind,
  { managed, may, inside }: InstanceView,
): ActionRefusal | undefined {
  if (!managed) {
    return 'notManaged';
  }
  if (!may[RIGHTS[action]]) {
    return 'notAllowed';
  }
  switch (action) {
    case 'restart':
      return inside?.stopped ? 'stoppedRestart' : undefined;
    case 'rollback':
      return (inside?.head ?? 0) <= 1 ? 'noEarlier' : undefined;
    case 'resume':
      return inside?.resumable === undefined ? 'nothingToResume' : undefined;
    default:
      return undefined;
  }
}
