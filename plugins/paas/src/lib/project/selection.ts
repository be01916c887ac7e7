import type {
  ProjectInstance,
  ProjectService,
  ProjectView,
} from '@mooring/backstage-plugin-paas-common';
import type { ProjectDrawerKind } from '../../hooks/useProjectPage';
import { moveEnds } from './moveEnds';

/** An instance of a project with the service that it is one of. */
export interface ChosenInstance {
  service: ProjectService;
  instance: ProjectInstance;
}

/** Why something cannot be done to what is chosen. */
export type ProjectRefusal = 'choose' | 'notAllowed' | 'nothing' | 'nowhere';

const RIGHTS: Record<
  Exclude<ProjectDrawerKind, 'rollback' | 'move' | 'dependencies'>,
  keyof ProjectInstance['may']
> = {
  deploy: 'deploy',
  restart: 'restart',
  stop: 'restart',
  start: 'restart',
  delete: 'delete',
};

/** `web/dev`, as the URL names an instance of the project. */
export function keyOf(service: ProjectService, environment: string): string {
  return `${service.name}/${environment}`;
}

/** All instances of a project. */
export function instancesOf(view: ProjectView): ChosenInstance[] {
  return view.services.flatMap(service =>
    service.instances.map(instance => ({ service, instance })),
  );
}

/** Those that are ticked and are there. */
export function chosenOf(
  view: ProjectView,
  selected: ReadonlySet<string>,
): ChosenInstance[] {
  return instancesOf(view).filter(({ service, instance }) =>
    selected.has(keyOf(service, instance.environment)),
  );
}

/** Environments in which everything may be rolled back. */
export function rollbackEnvironments(view: ProjectView): string[] {
  return view.environments.filter(environment =>
    instancesOf(view)
      .filter(({ instance }) => instance.environment === environment)
      .every(({ instance }) => instance.may.rollback),
  );
}

/** Services of which the caller may say what they depend on. */
export function editableServices(view: ProjectView): ProjectService[] {
  return view.services.filter(({ instances }) =>
    instances.every(({ may }) => may.deploy),
  );
}

/** Why a drawer cannot be opened; undefined: it can. */
export function projectRefusal(
  kind: ProjectDrawerKind,
  view: ProjectView,
  chosen: readonly ChosenInstance[],
): ProjectRefusal | undefined {
  switch (kind) {
    case 'rollback':
      return rollbackEnvironments(view).length > 0 ? undefined : 'notAllowed';
    case 'move':
      if (instancesOf(view).length < 2) {
        return 'nowhere';
      }
      return moveEnds(view).givers.length > 0 ? undefined : 'notAllowed';
    case 'dependencies':
      if (view.services.length < 2) {
        return 'nothing';
      }
      return editableServices(view).length > 0 ? undefined : 'notAllowed';
    default:
      if (chosen.length === 0) {
        return 'choose';
      }
      return chosen.every(({ instance }) => instance.may[RIGHTS[kind]])
        ? undefined
        : 'notAllowed';
  }
}
